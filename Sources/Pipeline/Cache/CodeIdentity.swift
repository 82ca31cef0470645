import Digest
import HTMLTree

/// Which code makes the records: the program itself and the parser library that it loads.
enum CodeIdentity {
    /// A hash over the running program's file, so that no result of another build is ever taken for one of this.
    static func bytes() throws(RunError) -> [UInt8] {
        guard let program = FileSystem.program else { throw RunError(.inputOutput, "the program's own file cannot be found") }
        let digest = try FileSystem.digest(of: program)
        return SHA256Digest.bytes([digest.bytes(), Array(ParserVersion.libxml2.utf8)])
    }
}
