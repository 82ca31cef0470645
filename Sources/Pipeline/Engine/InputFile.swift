import Digest
import Extract
import Synchronization

/// An input file that is hashed while it is read.
final class InputFile {
    private let name: String
    private let file: FileSystem.OpenFile
    private var digest = SHA256Digest.Running()

    init(_ file: InputFiles.File) throws(RunError) {
        name = file.source
        self.file = try FileSystem.open(file.path, FileSystem.readOnly)
    }

    var source: ByteSource { ByteSource(read: { try self.read(into: $0) }) }

    private func read(into buffer: UnsafeMutableRawBufferPointer) throws(RunError) -> Int {
        let n = try FileSystem.read(file, into: buffer)
        digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<n]))
        return n
    }

    /// Reads what no stage asked for, such as what stands behind a truncated record, and gives the file's entry in the manifest.
    func finish() throws(RunError) -> Manifest.File {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while try read(into: buffer) > 0 {}
        return Manifest.File(path: name, bytes: digest.count, sha256: digest.hex())
    }
}

/// The manifest's entries of the inputs: filled by the thread that reads them, taken when all are read.
final class InputHashes: Sendable {
    private let files = Mutex<[Manifest.File]>([])

    func add(_ file: Manifest.File) { files.withLock { $0.append(file) } }

    var all: [Manifest.File] { files.withLock { $0 } }
}
