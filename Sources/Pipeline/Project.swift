import Digest
import JSONText

/// A pipeline file with its folder: what a run, a check and an explanation start from.
package struct Project: Sendable {
    package let plan: Plan
    /// The folder of the pipeline file, without links.
    package let folder: String
    /// The output folder, as a whole path.
    package let output: String
    /// The inputs are those of the pipeline file, and they and the output lie below its folder. What a snapshot holds may depend on it,
    /// so it follows from what the manifest tells.
    private let hasOwnInputs: Bool
    private let settings: RunSettings
    private let bytes: [UInt8]

    /// Reads and checks the pipeline file.
    ///
    /// - Throws: ``RunError`` with every fault, a line each.
    package init(_ settings: RunSettings) throws(RunError) {
        let file = settings.pipeline
        guard FileSystem.isRegularFile(file) else {
            throw RunError(
                .noInput,
                "there is no pipeline file '\(file)'; name one, change into the folder that has it, or begin a project with 'lianghui init'"
            )
        }
        bytes = try FileSystem.contents(of: file)
        self.settings = settings
        guard let folder = FileSystem.resolved(FileSystem.parent(of: file)), let working = FileSystem.resolved(".") else {
            throw FileSystem.failure("find the folder of", file)
        }
        self.folder = folder
        do {
            let sources = ParameterSources(commandLine: settings.values, environment: settings.environment)
            var plan = try PlanReader.read(bytes, file: file, parameters: sources)
            let written = plan.inputPaths
            if !settings.inputs.isEmpty { plan.replaceInputs { _ in settings.inputs } }
            if let archive = settings.archive { plan.replaceInputs(by: archive.inputPaths(ofStage:)) }
            self.plan = plan
            hasOwnInputs =
                plan.inputPaths == written
                && (written + [plan.output]).allSatisfy { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
        } catch {
            throw RunError(.badPipeline, error.diagnostics.map(\.description).joined(separator: "\n"))
        }
        let named = Self.whole(settings.output ?? plan.output, below: settings.output == nil ? folder : working)
        output = FileSystem.resolved(named) ?? named
        for path in [folder, output] where PathText.hasEscapes(path) {
            throw RunError(
                .inputOutput,
                "'\(InputFiles.readable(path))' has a name that is not UTF-8; rename it, or work in another folder"
            )
        }
    }

    /// - Throws: ``RunError`` where the pipeline would write outside of its folder.
    func checkOutput() throws(RunError) {
        if settings.output == nil, !settings.mayReachOutside { try Confinement.check(output, below: folder, named: plan.output) }
    }

    private static func whole(_ path: String, below folder: String) -> String {
        FileSystem.withoutSlashes(path.hasPrefix("/") ? path : folder + "/" + path)
    }

    /// For each extract stage its files, in order.
    func inputFiles() throws(RunError) -> [String: [InputFiles.File]] {
        if let archive = settings.archive, settings.inputs.isEmpty { return try archive.inputFiles(of: plan) }
        var files: [String: [InputFiles.File]] = [:]
        for stage in plan.stages(of: .extract) {
            files[stage.id] =
                if settings.inputs.isEmpty {
                    try InputFiles.list(
                        stage.options[ExtractOptions.from],
                        base: folder,
                        isConfined: !settings.mayReachOutside,
                        passingOver: output
                    )
                } else {
                    try InputFiles.list(settings.inputs, base: FileSystem.resolved(".") ?? ".", isConfined: false, passingOver: output)
                }
        }
        return files
    }

    /// Reads the data files that stages name.
    func loader() -> DataLoader { DataLoader(base: folder, isConfined: !settings.mayReachOutside) }

    /// What is wrong with the data files that the pipeline names: those that are not there.
    private var missingDataFiles: [Diagnostic] {
        plan.stages.flatMap { stage in
            stage.type.options.filter { $0.kind == .file }.compactMap { option in
                guard let path = stage.options.text(of: option) else { return nil }
                let whole = Self.whole(path, below: folder)
                if FileSystem.isRegularFile(whole) { return nil }
                let isOurs = settings.mayReachOutside || Confinement.holds(whole, below: folder)
                let beside = isOurs ? (try? FileSystem.names(in: FileSystem.parent(of: whole))) ?? [] : []
                let near = Suggestion.closest(to: FileSystem.lastComponent(of: path), among: beside).map { "; beside it is '\($0)'" } ?? ""
                return Diagnostic(
                    file: settings.pipeline,
                    position: stage.options.offset(of: option).map { .init(of: $0, in: bytes) },
                    message: "stage '\(stage.id)': '\(option.key)': there is no file '\(path)'\(near)"
                )
            }
        }
    }

    func workflow(files: [String: [InputFiles.File]]) throws -> Workflow {
        let missing = missingDataFiles
        guard missing.isEmpty else { throw RunError(.badPipeline, missing.map(\.description).joined(separator: "\n")) }
        var loader = loader()
        let origin = Workflow.Origin(pipelineSHA256: SHA256Digest.hex(bytes), output: hasOwnInputs ? plan.output : nil)
        do {
            return try Workflow(plan, files: files, origin: origin, loader: &loader)
        } catch let error as RunError where error.status == .badPipeline {
            try loader.check(plan)
            throw error
        }
    }

    /// Reads every data file and lists the inputs, as a run would, and says how many there are.
    package func check() throws -> Int {
        try checkOutput()
        let files = try inputFiles()
        _ = try workflow(files: files)
        return files.values.reduce(0) { $0 + $1.count }
    }

    /// What earlier runs have left; nil where the run is to do without, or where the cache cannot be opened, which is told.
    ///
    /// - Parameter isReadOnly: makes no cache where there is none, and leaves no trace in one.
    func memory(of workflow: Workflow, isReadOnly: Bool = false) -> RunMemory? {
        guard settings.usesCache, !isReadOnly || PageCache.exists(in: cacheFolder) else { return nil }
        do {
            let cache = try PageCache(folder: cacheFolder, readers: settings.workers + 1, isNewRun: !isReadOnly, logger: settings.logger)
            return RunMemory(cache, plan, code: try CodeIdentity.bytes(), manifest: try manifest(workflow), files: workflow.files)
        } catch {
            // Where nobody asked for a certain folder, a project that cannot be written to has none.
            settings.logger.log(
                level: settings.cacheFolder == nil ? .info : .warning,
                "the run goes without a cache",
                metadata: ["folder": "\(cacheFolder)", "reason": "\(error)"]
            )
            return nil
        }
    }

    /// The folder of the cache: what the command line says, or a hidden folder beside the pipeline file.
    package var cacheFolder: String { settings.cacheFolder ?? folder + "/.lianghui-cache" }

    func manifest(_ workflow: Workflow) throws(RunError) -> Manifest {
        Manifest(
            pipelineName: plan.name,
            pipelineSHA256: SHA256Digest.hex(bytes),
            parameters: plan.parameters,
            stages: plan.stages,
            data: workflow.data,
            date: try settings.sourceDate()
        )
    }
}
