import Digest
import Extract
import Synchronization

/// An input file, hashed while it is read where somebody wants the hash.
final class InputFile {
    private let name: String
    private let file: FileSystem.OpenFile
    private let state: FileSystem.FileState
    private var digest: SHA256Digest.Running?

    init(_ file: InputFiles.File, isHashed: Bool) throws(RunError) {
        digest = isHashed ? SHA256Digest.Running() : nil
        name = file.source
        self.file = try FileSystem.open(file.path, FileSystem.readOnly)
        state = try FileSystem.state(of: self.file)
    }

    /// Whether somebody wrote to the file since it was opened.
    func hasChanged() throws(RunError) -> Bool { try FileSystem.state(of: file) != state }

    var source: ByteSource { ByteSource(read: { try self.read(into: $0) }) }

    private func read(into buffer: UnsafeMutableRawBufferPointer) throws(RunError) -> Int {
        try StopSignal.check()
        let n = try FileSystem.read(file, into: buffer)
        digest?.update(UnsafeRawBufferPointer(rebasing: buffer[..<n]))
        return n
    }

    /// Reads what no stage asked for, such as what stands behind a truncated record, and gives the file's entry in the manifest; nil
    /// where it is not hashed.
    func finish() throws(RunError) -> Manifest.File? {
        guard digest != nil else { return nil }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while try read(into: buffer) > 0 {}
        return digest.map { Manifest.File(path: name, bytes: $0.count, sha256: $0.hex()) }
    }
}

/// The manifest's entries of the inputs: filled by the thread that reads them, taken when all are read.
final class InputHashes: Sendable {
    private let files = Mutex<[Manifest.File]>([])

    func add(_ file: Manifest.File) { files.withLock { $0.append(file) } }

    var count: Int { files.withLock { $0.count } }

    var all: [Manifest.File] { files.withLock { $0 } }
}
