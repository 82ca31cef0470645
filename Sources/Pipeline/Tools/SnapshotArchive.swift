import Digest
import JSONText

/// A published snapshot with all that it was made from, in one folder that another person can run again:
///
/// - `pipeline.json` and the data files at their places beside it;
/// - `inputs/STAGE/…`, the inputs of each extract stage, where they are not left out;
/// - `output/`, the snapshot itself, whose manifest has the hash of each of these files.
package struct SnapshotArchive: Sendable {
    package let folder: String
    private let manifest: JSONValue

    private static let pipelineName = "pipeline.json"
    private static let inputsName = "inputs"
    private static let outputName = "output"

    /// Opens an archive.
    ///
    /// - Throws: ``RunError`` where the folder is none, or its snapshot has changed.
    package init(folder: String) throws(RunError) {
        self.folder = folder
        let check = try SnapshotCheck(folder: folder + "/" + Self.outputName)
        guard check.faults.isEmpty else { throw RunError(.unusable, "'\(folder)': " + check.faults.joined(separator: "; ")) }
        manifest = try JSONFile.value(at: folder + "/" + Self.outputName + "/" + Manifest.fileName)
    }

    // MARK: Making one

    /// Copies the published snapshot of a pipeline, and what it was made from.
    ///
    /// - Parameter hasInputs: copies the inputs too; without them the manifest still has their hashes.
    /// - Throws: ``RunError`` where the output is not what pipeline, data and inputs say now: run the pipeline first.
    package static func write(_ settings: RunSettings, to folder: String, hasInputs: Bool) throws {
        let project = try Project(settings)
        let output = project.output
        let folder = FileSystem.withoutSlashes(folder)
        guard !FileSystem.exists(folder) else { throw RunError(.inputOutput, "'\(folder)' is there already; name a new folder") }
        let check = try SnapshotCheck(folder: output)
        guard check.faults.isEmpty else { throw stale(check.faults.joined(separator: "; ")) }
        let manifest = try JSONFile.value(at: output + "/" + Manifest.fileName)

        let staging = FileSystem.parent(of: folder) + "/." + FileSystem.lastComponent(of: folder) + ".staging"
        try FileSystem.remove(staging)
        do {
            try copy(settings.pipeline, to: staging + "/" + pipelineName, expecting: manifest["pipeline"])
            for file in manifest["data"]?.elements ?? [] {
                let path = file["path"]?.string ?? ""
                guard !path.hasPrefix("/"), !path.split(separator: "/").contains("..") else {
                    throw RunError(.unusable, "the data file '\(path)' lies outside of the pipeline's folder; copy it there to archive it")
                }
                try copy(project.folder + "/" + path, to: staging + "/" + path, expecting: file)
            }
            try copyInputs(of: project, manifest, to: hasInputs ? staging + "/" + inputsName : nil)
            for name in try Publication.files(below: output, prefix: "") {
                try copy(output + "/" + name, to: staging + "/" + outputName + "/" + name, expecting: nil)
            }
            try FileSystem.rename(staging, folder)
        } catch {
            try? FileSystem.remove(staging)
            throw error
        }
    }

    private static func stale(_ reason: String) -> RunError {
        RunError(.unusable, "the output is not what the pipeline gives now; run it first: \(reason)")
    }

    private static func copyInputs(of project: Project, _ manifest: JSONValue, to folder: String?) throws {
        var recorded = (manifest["inputs"]?.elements ?? [])[...]
        for (stage, files) in try project.inputFiles().sorted(by: { project.plan.place(of: $0.key) < project.plan.place(of: $1.key) }) {
            if let file = files.first(where: { $0.obstacle != nil || !FileSystem.isRegularFile($0.path) }) {
                throw RunError(
                    .unusable,
                    "'\(file.source)' cannot be read, so no archive would give the same rejects again; "
                        + "move it out of the input folder, run the pipeline and archive then"
                )
            }
            for file in files where recorded.first?["path"]?.string == file.source {
                let entry = recorded.popFirst()
                try copy(file.path, to: folder.map { "\($0)/\(stage)/\(file.source)" }, expecting: entry)
            }
        }
        if let missing = recorded.first { throw stale("the input '\(missing["path"]?.string ?? "")' is no longer in its place") }
    }

    /// Copies a file, or only looks at it where there is no target.
    private static func copy(_ path: String, to target: String?, expecting entry: JSONValue?) throws(RunError) {
        let digest =
            if let target { try FileSystem.copy(path, to: target) } else { try FileSystem.digest(of: path) }
        if let hash = entry?["sha256"]?.string, hash != digest.hex() { throw stale("'\(path)' has changed since") }
    }

    // MARK: Running one again

    /// What a second run of an archive gave.
    package struct Repetition: Sendable {
        package var outcome: RunOutcome
        /// What differs from the archived snapshot, a line each; empty where every byte is the same.
        package var differences: [String]
    }

    /// Runs the archive's pipeline over its inputs and compares what comes out with what it holds.
    ///
    /// - Parameter settings: of the run; without an output the new snapshot is made in a folder of its own and removed again.
    package func repeated(_ settings: RunSettings) throws -> Repetition {
        var settings = settings
        settings.pipeline = folder + "/" + Self.pipelineName
        settings.archive = self
        settings.usesCache = false
        for member in manifest["parameters"]?.members ?? [] { settings.values[member.key] = member.value.string }
        guard !settings.inputs.isEmpty || FileSystem.isFolder(folder + "/" + Self.inputsName) else {
            throw RunError(.noInput, "'\(folder)' was archived without its inputs; name them with --input")
        }
        let scratch = settings.output == nil ? try FileSystem.makeTemporaryFolder() : nil
        defer { if let scratch { try? FileSystem.remove(scratch) } }
        let output = settings.output ?? (scratch ?? folder) + "/output"
        settings.output = output
        let outcome = try Run(settings)()
        return Repetition(outcome: outcome, differences: try differences(from: JSONFile.value(at: output + "/" + Manifest.fileName)))
    }

    private func differences(from other: JSONValue) -> [String] {
        if manifest["snapshot"]?.string == other["snapshot"]?.string { return [] }
        var lines: [String] = []
        if let ours = manifest["tool"]?["version"]?.string, let theirs = other["tool"]?["version"]?.string, ours != theirs {
            lines.append("made by version \(ours), repeated by version \(theirs)")
        }
        for part in ["data", "inputs", "outputs"] {
            let before = Self.hashes(manifest[part])
            let after = Self.hashes(other[part])
            for (path, hash) in before.sorted(by: { $0.key < $1.key }) where after[path] != hash {
                lines.append("\(part): \(path): \(after[path] == nil ? "missing" : "other bytes")")
            }
            for path in after.keys.sorted() where before[path] == nil { lines.append("\(part): \(path): not in the archive") }
        }
        return lines.isEmpty ? ["pipeline: other stages, options or parameters"] : lines
    }

    private static func hashes(_ files: JSONValue?) -> [String: String] {
        Dictionary(
            (files?.elements ?? []).map { ($0["path"]?.string ?? "", $0["sha256"]?.string ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The paths that a stage read when the snapshot was made, as the manifest has them.
    func inputPaths(ofStage id: String) -> [String]? {
        let stage = manifest["stages"]?.elements?.first { $0["id"]?.string == id }
        return stage?["with"]?[ExtractOptions.from.spec.key]?.elements?.compactMap(\.string)
    }

    /// The archived inputs of each extract stage, in order.
    func inputFiles(of plan: Plan) throws(RunError) -> [String: [InputFiles.File]] {
        var files: [String: [InputFiles.File]] = [:]
        for stage in plan.stages(of: .extract) {
            let folder = "\(folder)/\(Self.inputsName)/\(stage.id)"
            let sources = FileSystem.isFolder(folder) ? try Publication.files(below: folder, prefix: "") : []
            files[stage.id] = sources.map { InputFiles.File(path: folder + "/" + $0, source: $0) }
                .sorted { FileSystem.precedes($0.source, $1.source) }
        }
        return files
    }
}
