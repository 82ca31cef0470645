import Digest
import Foundation
import HTMLTree

/// Which code makes the records: the program itself and the parser library that it loads.
enum CodeIdentity {
    /// A hash over the running program's file, so that no result of another build is ever taken for one of this.
    static func bytes() throws(RunError) -> [UInt8] {
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let digest = try FileSystem.digest(of: program)
        return SHA256Digest.bytes([digest.bytes(), Array(ParserVersion.libxml2.utf8)])
    }
}
