import Digest
import Records

/// A snapshot that an earlier run has published, and what that run did.
struct PublishedRun: Sendable {
    /// The hash at the head of its manifest.
    var snapshot: String
    /// A hash over its inputs, in order.
    var inputs: [UInt8]
    var outcome: RunOutcome

    static func digest(of inputs: [Manifest.File]) -> [UInt8] {
        SHA256Digest.bytes(inputs.flatMap { [Array($0.path.utf8), Array($0.sha256.utf8)] })
    }

    /// Whether the output still is this snapshot to the byte, and the inputs still are those that it was made of.
    func stands(at output: String, for files: [InputFiles.File]) throws(RunError) -> Bool {
        var inputs: [Manifest.File] = []
        for file in files {
            try StopSignal.check()
            // What cannot be read now is for the run itself to tell.
            guard file.obstacle == nil, FileSystem.isRegularFile(file.path), let digest = try? FileSystem.digest(of: file.path) else {
                return false
            }
            inputs.append(Manifest.File(path: file.source, bytes: digest.count, sha256: digest.hex()))
        }
        guard Self.digest(of: inputs) == self.inputs, FileSystem.isRegularFile(output + "/" + Manifest.fileName) else { return false }
        let check = try SnapshotCheck(folder: output)
        return check.faults.isEmpty && check.snapshot == snapshot
    }
}

extension PublishedRun: BinaryRecord {
    func write(to writer: inout BinaryWriter) {
        writer.text(snapshot)
        writer.data(inputs)
        for count in [outcome.articles, outcome.duplicates, outcome.statements] { writer.integer(count) }
        writer.optional(outcome.firstReject)
        writer.integer(outcome.rejectCodes.count)
        for (code, count) in outcome.rejectCodes.sorted(by: { $0.key < $1.key }) {
            writer.text(code)
            writer.integer(count)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryFault) {
        snapshot = try reader.text()
        inputs = try reader.data()
        outcome = RunOutcome()
        outcome.articles = try reader.integer()
        outcome.duplicates = try reader.integer()
        outcome.statements = try reader.integer()
        outcome.firstReject = try reader.optional()
        for _ in 0..<max(0, try reader.integer()) {
            let code = try reader.text()
            outcome.rejectCodes[code] = try reader.integer()
        }
    }
}
