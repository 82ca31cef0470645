import Digest
import Emit

/// The files of a snapshot in the making, hashed while they are written.
final class StagedFiles {
    private let publication: Publication
    /// Of the files so far.
    var digests: [String: SHA256Digest.Running] = [:]

    init(_ publication: Publication) {
        self.publication = publication
    }

    func append(_ bytes: [UInt8], to path: String) throws(RunError) {
        try publication.append(bytes, to: path)
        bytes.withUnsafeBytes { digests[path, default: SHA256Digest.Running()].update($0) }
    }
}
