import Digest
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The system calls that the run engine makes, each with a message that names the path, the call and the system's reason. Paths are
/// written as ``PathText`` writes them.
enum FileSystem {
    /// An open file of ours; closed when it goes out of scope.
    struct OpenFile: ~Copyable {
        let descriptor: Int32
        let path: String

        deinit { close(descriptor) }
    }

    static let readOnly = O_RDONLY
    /// Creates the file where it is missing.
    static let appending = O_WRONLY | O_CREAT | O_APPEND
    /// Fails where the file is there.
    static let creating = O_WRONLY | O_CREAT | O_EXCL

    static func open(_ path: String, _ flags: Int32, mode: mode_t = 0o644) throws(RunError) -> OpenFile {
        let descriptor = retrying { systemOpen(path, flags | O_CLOEXEC, mode) }
        guard descriptor >= 0 else { throw failure("open", path) }
        return OpenFile(descriptor: descriptor, path: path)
    }

    /// Reads up to the buffer's length; 0 at the end.
    static func read(_ file: borrowing OpenFile, into buffer: UnsafeMutableRawBufferPointer) throws(RunError) -> Int {
        let n = retrying { systemRead(file.descriptor, buffer.baseAddress, buffer.count) }
        guard n >= 0 else { throw failure("read", file.path) }
        return n
    }

    static func write(_ bytes: [UInt8], to file: borrowing OpenFile) throws(RunError) {
        try write(bytes, to: file.descriptor, named: file.path)
    }

    /// - Parameter name: what a message calls the descriptor.
    static func write(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws(RunError) {
        var written = 0
        while written < bytes.count {
            let n = bytes.withUnsafeBytes { buffer in
                retrying { systemWrite(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written) }
            }
            guard n > 0 else { throw failure("write", name) }
            written += n
        }
    }

    /// The content of a file.
    static func contents(of path: String) throws(RunError) -> [UInt8] {
        let file = try open(path, O_RDONLY)
        var information = stat()
        guard fstat(file.descriptor, &information) == 0 else { throw failure("stat", path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(information.st_size))
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let n = try read(file, into: buffer)
            if n == 0 { return bytes }
            bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<n]))
        }
    }

    /// A hash over a file's content, read piece by piece.
    static func digest(of path: String) throws(RunError) -> SHA256Digest.Running {
        var digest = SHA256Digest.Running()
        try forEachPiece(of: path) { piece throws(RunError) in digest.update(piece) }
        return digest
    }

    /// Copies a file to a new one, which survives a power cut.
    ///
    /// - Returns: a hash over the content.
    static func copy(_ path: String, to target: String) throws(RunError) -> SHA256Digest.Running {
        try makeFolder(parent(of: target))
        let copy = try open(target, appending)
        var digest = SHA256Digest.Running()
        try forEachPiece(of: path) { piece throws(RunError) in
            digest.update(piece)
            try write(Array(piece), to: copy.descriptor, named: target)
        }
        try synchronize(copy)
        return digest
    }

    private static func forEachPiece(of path: String, _ body: (UnsafeRawBufferPointer) throws(RunError) -> Void) throws(RunError) {
        let file = try open(path, O_RDONLY)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let n = try read(file, into: buffer)
            if n == 0 { return }
            try body(UnsafeRawBufferPointer(rebasing: buffer[..<n]))
        }
    }

    /// A new folder of our own, where the system keeps what may go.
    static func makeTemporaryFolder() throws(RunError) -> String {
        let folder = FileManager.default.temporaryDirectory.path
        var template = Array((folder + "/lianghui-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw failure("make a folder in", folder) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The running program's own file.
    static var program: String? { resolved("/proc/self/exe") ?? Bundle.main.executablePath }

    /// What changes when somebody writes to a file.
    struct FileState: Equatable {
        var bytes: Int
        var seconds: Int
        var nanoseconds: Int
    }

    static func state(of file: borrowing OpenFile) throws(RunError) -> FileState {
        var information = stat()
        guard fstat(file.descriptor, &information) == 0 else { throw failure("stat", file.path) }
        #if canImport(Darwin)
            let time = information.st_mtimespec
        #else
            let time = information.st_mtim
        #endif
        return FileState(bytes: Int(information.st_size), seconds: Int(time.tv_sec), nanoseconds: Int(time.tv_nsec))
    }

    /// The length of a file in bytes; nil where there is no regular file.
    static func size(of path: String) -> Int? {
        guard let information = information(on: path), information.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(information.st_size)
    }

    /// Makes what was written to a file or folder survive a power cut.
    static func synchronize(_ file: borrowing OpenFile) throws(RunError) {
        guard retrying({ fsync(file.descriptor) }) == 0 else { throw failure("fsync", file.path) }
    }

    static func synchronizeFolder(_ path: String) throws(RunError) {
        try synchronize(try open(path, O_RDONLY | O_DIRECTORY))
    }

    static func makeFolder(_ path: String) throws(RunError) {
        func make() -> Bool { PathText.withSystemPath(path) { mkdir($0, 0o755) } == 0 }
        if make() { return }
        if errno == ENOENT {
            try makeFolder(parent(of: path))
            if make() { return }
        }
        guard errno == EEXIST, isFolder(path) else { throw failure("mkdir", path) }
    }

    static func remove(_ path: String) throws(RunError) {
        guard exists(path) else { return }
        if isFolder(path), !isLink(path) {
            for name in try names(in: path) { try remove(path + "/" + name) }
            guard PathText.withSystemPath(path, { rmdir($0) }) == 0 else { throw failure("rmdir", path) }
        } else {
            guard PathText.withSystemPath(path, { unlink($0) }) == 0 else { throw failure("unlink", path) }
        }
    }

    static func rename(_ old: String, _ new: String) throws(RunError) {
        guard systemRename(old, new) == 0 else { throw failure("rename", old) }
    }

    /// Names in a folder, in byte order.
    static func names(in folder: String) throws(RunError) -> [String] {
        guard let stream = PathText.withSystemPath(folder, { opendir($0) }) else { throw failure("open the folder", folder) }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { PathText.text(of: Array($0.prefix { $0 != 0 })) }
            if name != ".", name != ".." { names.append(name) }
            errno = 0
        }
        guard errno == 0 else { throw failure("read the folder", folder) }
        return names.sorted(by: precedes)
    }

    /// The byte order of names, which no locale changes.
    static func precedes(_ one: String, _ other: String) -> Bool { one.utf8.lexicographicallyPrecedes(other.utf8) }

    static func exists(_ path: String) -> Bool { informationOnLink(path) != nil }

    static func isFolder(_ path: String) -> Bool { information(on: path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false }

    static func isRegularFile(_ path: String) -> Bool { information(on: path).map { $0.st_mode & S_IFMT == S_IFREG } ?? false }

    static func isLink(_ path: String) -> Bool { informationOnLink(path).map { $0.st_mode & S_IFMT == S_IFLNK } ?? false }

    private static func information(on path: String) -> stat? {
        var information = stat()
        return PathText.withSystemPath(path) { stat($0, &information) } == 0 ? information : nil
    }

    /// Of a link what it is itself, and not what it leads to.
    private static func informationOnLink(_ path: String) -> stat? {
        var information = stat()
        return PathText.withSystemPath(path) { lstat($0, &information) } == 0 ? information : nil
    }

    /// The path without links and dots; nil where there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let resolved = PathText.withSystemPath(path, { realpath($0, nil) }) else { return nil }
        defer { free(resolved) }
        return PathText.text(of: UnsafeRawBufferPointer(start: resolved, count: strlen(resolved)).map { $0 })
    }

    /// A folder's path without slashes at its end.
    static func withoutSlashes(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Whether the last call failed because this system or file system does not have it.
    static var isLackOfSupport: Bool { errno == ENOSYS || errno == EINVAL || errno == ENOTSUP }

    static func failure(_ call: String, _ path: String) -> RunError {
        let reason = errno
        return RunError(.inputOutput, "cannot \(call) '\(path)': \(String(cString: strerror(reason))) (errno \(reason))")
    }

    /// Calls again where a signal came in between.
    private static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            if result != -1 || errno != EINTR { return result }
        }
    }
}

private func systemOpen(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    PathText.withSystemPath(path) { open($0, flags, mode) }
}
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, buffer, count) }
func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, buffer, count) }
private func systemRename(_ old: String, _ new: String) -> Int32 {
    PathText.withSystemPath(old) { old in PathText.withSystemPath(new) { rename(old, $0) } }
}
