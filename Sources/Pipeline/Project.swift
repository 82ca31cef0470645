import Digest
import JSONText

/// A pipeline file with its folder: what a run, a check and an explanation start from.
package struct Project: Sendable {
    package let plan: Plan
    /// The folder of the pipeline file, without links.
    package let folder: String
    /// The output folder, as a whole path.
    package let output: String
    private let settings: RunSettings
    private let bytes: [UInt8]

    /// Reads and checks the pipeline file.
    ///
    /// - Throws: ``RunError`` with every fault, a line each.
    package init(_ settings: RunSettings) throws(RunError) {
        let file = settings.pipeline
        guard FileSystem.isRegularFile(file) else {
            throw RunError(.noInput, "there is no pipeline file '\(file)'; name one, or change into the folder that has it")
        }
        bytes = try FileSystem.contents(of: file)
        self.settings = settings
        guard let folder = FileSystem.resolved(FileSystem.parent(of: file)), let working = FileSystem.resolved(".") else {
            throw FileSystem.failure("find the folder of", file)
        }
        self.folder = folder
        do {
            var plan = try PlanReader.read(bytes, file: file)
            if !settings.inputs.isEmpty { plan.replaceInputs(by: settings.inputs) }
            self.plan = plan
        } catch {
            throw RunError(.badPipeline, error.diagnostics.map(\.description).joined(separator: "\n"))
        }
        let named = Self.whole(settings.output ?? plan.output, below: settings.output == nil ? folder : working)
        output = FileSystem.resolved(named) ?? named
    }

    /// - Throws: ``RunError`` where the pipeline would write outside of its folder.
    func checkOutput() throws(RunError) {
        if settings.output == nil, !settings.mayReachOutside { try Confinement.check(output, below: folder, named: plan.output) }
    }

    private static func whole(_ path: String, below folder: String) -> String {
        var path = path.hasPrefix("/") ? path : folder + "/" + path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// For each extract stage its files, in order.
    func inputFiles() throws(RunError) -> [String: [InputFiles.File]] {
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

    func workflow(files: [String: [InputFiles.File]]) throws -> Workflow {
        var loader = loader()
        do {
            return try Workflow(plan, files: files, loader: &loader)
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

    func manifest(_ workflow: Workflow) throws(RunError) -> Manifest {
        Manifest(pipelineName: plan.name, pipelineSHA256: SHA256Digest.hex(bytes), stages: plan.stages, data: workflow.data)
    }
}
