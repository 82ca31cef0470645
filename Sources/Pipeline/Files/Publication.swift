import CRename

/// A new snapshot in the making: written into a folder beside the output, and swapped with it in one step when it is whole.
///
/// A reader sees the old snapshot or the new one at every instant. What a killed run left beside the output is removed by the next.
struct Publication {
    let output: String
    private let staging: String
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
        if FileSystem.exists(output), !FileSystem.exists(output + "/" + Manifest.fileName) {
            guard FileSystem.isFolder(output), try FileSystem.names(in: output).isEmpty else {
                throw RunError(
                    .inputOutput,
                    "'\(output)' holds something that is not a snapshot (it has no \(Manifest.fileName)) and would be replaced; "
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

    /// Files written so far, in byte order, relative to the output folder.
    func files() throws(RunError) -> [String] { try Self.files(below: staging, prefix: "") }

    func contents(of path: String) throws(RunError) -> [UInt8] { try FileSystem.contents(of: staging + "/" + path) }

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
            if !exchange() {
                try FileSystem.rename(output, retired)
                try FileSystem.rename(staging, output)
            }
        } else {
            try FileSystem.rename(staging, output)
        }
        try FileSystem.synchronizeFolder(parent)
        try FileSystem.remove(staging)
        try FileSystem.remove(retired)
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
    private func exchange() -> Bool { rename_exchange(staging, output) == 0 }
}
