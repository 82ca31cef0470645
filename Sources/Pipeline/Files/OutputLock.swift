#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The right to write one output folder: a lock of the system, which dies with the process that holds it.
enum OutputLock {
    /// Does something while no other run can write the output folder.
    ///
    /// - Parameters:
    ///   - output: the output folder.
    ///   - seconds: how long to wait for another run.
    ///   - body: hears whether it had to wait.
    /// - Throws: ``RunError`` with ``ExitStatus/locked`` where another run holds it, or what `body` throws.
    static func holding<Result>(
        _ output: String,
        waitingSeconds seconds: Int,
        _ body: (_ hasWaited: Bool) throws -> Result
    ) throws -> Result {
        var hasWaited = false
        let file = try acquire(output, waitingSeconds: seconds, &hasWaited)
        // Removed while it is held, so that whoever opened it meanwhile sees that it is no longer the one at the path.
        defer { _ = PathText.withSystemPath(file.path) { unlink($0) } }
        return try body(hasWaited)
    }

    private static func acquire(_ output: String, waitingSeconds seconds: Int, _ hasWaited: inout Bool) throws(RunError)
        -> FileSystem.OpenFile
    {
        try FileSystem.makeFolder(FileSystem.parent(of: output))
        let path = FileSystem.parent(of: output) + "/." + FileSystem.lastComponent(of: output) + ".lock"
        var triesLeft = seconds * 10
        while true {
            let file = try FileSystem.open(path, O_RDWR | O_CREAT)
            if flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 {
                if isStill(file, at: path) { return file }
                try StopSignal.check()
                continue
            }
            guard errno == EWOULDBLOCK || errno == EINTR else { throw FileSystem.failure("lock", path) }
            guard triesLeft > 0 else {
                throw RunError(.locked, "another run is writing '\(output)'; try later, or wait for it with --wait SECONDS")
            }
            triesLeft -= 1
            hasWaited = true
            try StopSignal.check()
            usleep(100_000)
        }
    }

    private static func isStill(_ file: borrowing FileSystem.OpenFile, at path: String) -> Bool {
        var ours = stat()
        var there = stat()
        let isThere = PathText.withSystemPath(path) { stat($0, &there) } == 0
        return isThere && fstat(file.descriptor, &ours) == 0 && ours.st_ino == there.st_ino && ours.st_dev == there.st_dev
    }
}
