#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The right to write one output folder: a lock of the system, which dies with the process that holds it.
struct OutputLock: ~Copyable {
    private let file: FileSystem.OpenFile

    /// - Parameters:
    ///   - output: the output folder.
    ///   - seconds: how long to wait for another run.
    /// - Throws: ``RunError`` with ``ExitStatus/locked`` where another run holds it.
    init(output: String, waitingSeconds seconds: Int) throws(RunError) {
        let path = FileSystem.parent(of: output) + "/." + FileSystem.lastComponent(of: output) + ".lock"
        var triesLeft = seconds * 10
        while true {
            let file = try FileSystem.open(path, O_RDWR | O_CREAT)
            if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 {
                if Self.isStill(file, at: path) {
                    self.file = file
                    return
                }
                // Whoever held it removed the file between our open and our lock.
                continue
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw FileSystem.failure("lock", path) }
            guard triesLeft > 0 else {
                throw RunError(.locked, "another run is writing '\(output)'; try later, or wait for it with --wait SECONDS")
            }
            triesLeft -= 1
            usleep(100_000)
        }
    }

    deinit { unlink(file.path) }

    private static func isStill(_ file: borrowing FileSystem.OpenFile, at path: String) -> Bool {
        var ours = stat()
        var there = stat()
        return fstat(file.descriptor, &ours) == 0 && stat(path, &there) == 0 && ours.st_ino == there.st_ino && ours.st_dev == there.st_dev
    }
}
