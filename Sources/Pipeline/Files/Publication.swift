import CSystem
import Digest

/// A new snapshot in the making: written into a folder beside the output, and swapped with it in one step when it is whole.
///
/// A reader sees the old snapshot or the new one at every instant, where the file system can swap folders. What a killed run left beside the output is removed by the next.
struct Publication {
    let output: String
    let staging: String
    /// Where the old snapshot waits on file systems that cannot swap two folders.
    private let retired: String

    /// Prepares an empty folder; the caller holds the ``OutputLock``.
    ///
    /// - Throws: ``RunError`` where the output is a folder that we did not write: it would be replaced as a whole.
    init(output: String) throws(RunError) {
        self.output = output
        let base = FileSystem.parent(of: output) + "/." + FileSystem.lastComponent(of: output)
        staging = base + ".staging"
        retired = base + ".retired"
        try recover()
        if FileSystem.exists(output), !(try SnapshotCheck.isSnapshot(output)) {
            guard FileSystem.isFolder(output), try FileSystem.names(in: output).isEmpty else {
                throw RunError(
                    .inputOutput,
                    "'\(output)' holds something that is no snapshot of ours, or more than one, and would be replaced; "
                        + "name another folder, or move it away"
                )
            }
        }
        try FileSystem.makeFolder(staging)
    }

    /// Puts an interrupted publication right: the old snapshot back where the new one never came, leftovers away.
    private func recover() throws(RunError) {
        if FileSystem.exists(retired), !FileSystem.exists(output) { try FileSystem.rename(retired, output) }
        try FileSystem.remove(retired)
        try FileSystem.remove(staging)
    }

    /// Appends bytes to a file of the new snapshot.
    func append(_ bytes: [UInt8], to path: String) throws(RunError) {
        let whole = staging + "/" + path
        try FileSystem.makeFolder(FileSystem.parent(of: whole))
        let file = try FileSystem.open(whole, FileSystem.appending)
        try FileSystem.write(bytes, to: file)
    }

    /// The digest of a file of the new snapshot that was not written by ``append(_:to:)``.
    func digest(of path: String) throws(RunError) -> SHA256Digest.Running {
        try FileSystem.digest(of: staging + "/" + path)
    }

    /// The files below a folder, in byte order of their names.
    static func files(below folder: String, prefix: String) throws(RunError) -> [String] {
        var files: [String] = []
        for name in try FileSystem.names(in: folder) {
            let path = folder + "/" + name
            if FileSystem.isFolder(path) {
                files += try self.files(below: path, prefix: prefix + name + "/")
            } else {
                files.append(prefix + name)
            }
        }
        return files
    }

    /// Makes the new snapshot durable and swaps it with the old one.
    func publish() throws(RunError) {
        try synchronize(staging)
        let parent = FileSystem.parent(of: output)
        if FileSystem.exists(output) {
            if !(try exchange()) { try replace() }
        } else {
            try FileSystem.rename(staging, output)
        }
        // The new snapshot stands; what fails from here on the next run puts right.
        try? FileSystem.synchronizeFolder(parent)
        try? FileSystem.remove(staging)
        try? FileSystem.remove(retired)
    }

    /// Removes what was written; the old snapshot stays.
    func discard() throws(RunError) { try FileSystem.remove(staging) }

    private func synchronize(_ folder: String) throws(RunError) {
        for name in try FileSystem.names(in: folder) {
            let path = folder + "/" + name
            if FileSystem.isFolder(path) {
                try synchronize(path)
            } else {
                try FileSystem.synchronize(try FileSystem.open(path, FileSystem.readOnly))
            }
        }
        try FileSystem.synchronizeFolder(folder)
    }

    /// Swaps the two folders in one call; false where the file system cannot.
    private func exchange() throws(RunError) -> Bool {
        let status = PathText.withSystemPath(staging) { staging in
            PathText.withSystemPath(output) { rename_exchange(staging, $0) }
        }
        if status == 0 { return true }
        guard FileSystem.isLackOfSupport else { throw FileSystem.failure("exchange with the new snapshot", output) }
        return false
    }

    /// Two renames, for a file system that cannot swap: between them there is no output, which the next run would put right.
    private func replace() throws(RunError) {
        try FileSystem.rename(output, retired)
        do {
            try FileSystem.rename(staging, output)
        } catch {
            try FileSystem.rename(retired, output)
            throw error
        }
    }
}
