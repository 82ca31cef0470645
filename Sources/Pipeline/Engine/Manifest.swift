import Digest
import JSONText

/// What a snapshot was made from and what it consists of, so that anybody can check it and make it again.
package struct Manifest: Sendable {
    package static let fileName = "manifest.json"

    /// A file with its hash.
    package struct File: Sendable, Hashable {
        /// Relative to pipeline.json (data), as records name it (inputs), or relative to the output folder (outputs).
        package var path: String
        package var bytes: Int
        package var sha256: String

        package init(path: String, bytes: Int, sha256: String) {
            self.path = path
            self.bytes = bytes
            self.sha256 = sha256
        }
    }

    package var pipelineName: String
    package var pipelineSHA256: String
    package var stages: [Plan.Stage]
    package var data: [File]
    package var inputs: [File] = []
    package var outputs: [File] = []
    package var articles = 0
    package var rejects = 0
    /// Text cells that were written so that a spreadsheet does not run them.
    package var guardedCells = 0

    /// Pretty JSON. `snapshot` is the hash of all that follows it: the same for everybody who runs the same inputs.
    package var json: [UInt8] {
        let members: [(String, PrettyJSON)] = [
            ("tool", .object([("name", .text("lianghui")), ("version", .text(ToolVersion.current))])),
            ("pipeline", .object([("name", .text(pipelineName)), ("sha256", .text(pipelineSHA256))])),
            ("stages", .array(stages.map(Self.stage))),
            ("data", .array(data.map(Self.file))),
            ("inputs", .array(inputs.map(Self.file))),
            ("outputs", .array(outputs.map(Self.file))),
            (
                "counts",
                .object([("articles", .number(articles)), ("rejects", .number(rejects)), ("guarded_cells", .number(guardedCells))])
            ),
        ]
        let snapshot = SHA256Digest.hex(PrettyJSON.bytes(.object(members)))
        return PrettyJSON.bytes(.object([("snapshot", .text(snapshot))] + members))
    }

    private static func stage(_ stage: Plan.Stage) -> PrettyJSON {
        .object([
            ("id", .text(stage.id)), ("use", .text(stage.type.name)), ("from", .texts(stage.from)),
            ("with", .object(stage.type.options.map { ($0.key, .raw(stage.options.json(of: $0))) })),
        ])
    }

    private static func file(_ file: File) -> PrettyJSON {
        .object([("path", .text(file.path)), ("bytes", .number(file.bytes)), ("sha256", .text(file.sha256))])
    }
}

package enum ToolVersion {
    /// Semantic Versioning 2.0.0; a change of any output byte raises it.
    package static let current = "0.1.0"
}
