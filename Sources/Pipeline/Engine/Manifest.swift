import Digest
import HTMLTree
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
    package var parameters: [Parameter] = []
    package var stages: [Plan.Stage]
    package var data: [File]
    /// What `SOURCE_DATE_EPOCH` says, as an ISO 8601 time in UTC; a snapshot has no other time.
    package var date: String?
    package var inputs: [File] = []
    package var outputs: [File] = []
    package var articles = 0
    package var rejects = 0
    /// Text cells that were written so that a spreadsheet does not run them.
    package var guardedCells = 0

    /// What the snapshot is made by: tool, pipeline, stages and data files.
    private var recipe: [(String, PrettyJSON)] {
        [
            ("tool", .object([("name", .text("lianghui")), ("version", .text(ToolVersion.current))])),
            ("pipeline", .object([("name", .text(pipelineName)), ("sha256", .text(pipelineSHA256))])),
            ("parameters", .object(parameters.map { ($0.name, .text($0.value)) })),
            ("stages", .array(stages.map(Self.stage))),
            ("data", .array(data.map(Self.file))),
        ]
    }

    private var members: [(String, PrettyJSON)] {
        recipe + [
            ("inputs", .list(inputs.count) { Self.file(inputs[$0]) }),
            ("outputs", .array(outputs.map(Self.file))),
            (
                "counts",
                .object([("articles", .number(articles)), ("rejects", .number(rejects)), ("guarded_cells", .number(guardedCells))])
            ),
        ]
    }

    /// A hash of ``recipe``.
    var recipeDigest: String { SHA256Digest.hex(PrettyJSON.bytes(.object(recipe))) }

    /// What may differ between two runs that give the same snapshot.
    private var run: PrettyJSON {
        .object([("libxml2", .text(ParserVersion.libxml2))] + (date.map { [("date", .text($0))] } ?? []))
    }

    /// Pretty JSON: first `snapshot`, the hash of all that follows it but `run`, which stands last; it is the same for everybody who
    /// runs the same inputs.
    package var json: (bytes: [UInt8], snapshot: String) {
        // Made in place: with the inputs of a large corpus it is long.
        var body = PrettyJSON.bytes(.object(members))
        let snapshot = SHA256Digest.hex(body)
        let head = PrettyJSON.bytes(.object([("snapshot", .text(snapshot))])).dropLast(Self.end.count)
        let tail = PrettyJSON.bytes(.object([("run", run)])).dropFirst(Self.start.count)
        let separator = Array(",\n".utf8)
        body.replaceSubrange((body.count - Self.end.count)..., with: separator + tail)
        body.replaceSubrange(..<Self.start.count, with: head + separator)
        return (body, snapshot)
    }

    /// What a pretty object begins and ends with.
    private static let start = Array("{\n".utf8)
    private static let end = Array("\n}\n".utf8)

    /// The hash that the head of a manifest must have: that of the manifest without its head and its `run`.
    static func snapshot(ofJSON bytes: [UInt8]) -> String? {
        guard let first = bytes.firstIndex(of: 0x0A), let second = bytes[(first + 1)...].firstIndex(of: 0x0A),
            let run = Self.startOfRun(in: bytes)
        else { return nil }
        return SHA256Digest.hex(bytes[...first] + bytes[(second + 1)..<run] + end)
    }

    private static func startOfRun(in bytes: [UInt8]) -> Int? {
        let key = Array(",\n  \"run\": {".utf8)
        return bytes.indices.last { $0 + key.count <= bytes.count && bytes[$0..<($0 + key.count)].elementsEqual(key) }
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
