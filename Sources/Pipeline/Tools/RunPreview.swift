import Records

/// What a run would do, without doing it: the graph of the stages, with what earlier runs have made already.
package struct RunPreview {
    private let plan: Plan
    private let output: String
    private let inputs: Int
    /// By the id of a stage that works on single pages.
    private var pages: [String: Work] = [:]
    private var isUnchanged = false

    private struct Work {
        var cached = 0
        var open = 0
    }

    /// - Throws: ``RunError`` with every fault of the pipeline or its data files.
    package init(_ settings: RunSettings) throws {
        let project = try Project(settings)
        try project.checkOutput()
        let workflow = try project.workflow(files: try project.inputFiles())
        plan = project.plan
        output = project.output
        inputs = workflow.files.count
        let memory = project.memory(of: workflow, isReadOnly: true)
        defer { memory?.cache.close(keeping: .max) }
        for id in workflow.pageStages { pages[id] = Work() }
        if let earlier = memory?.publication(at: output) { isUnchanged = try earlier.stands(at: output, for: workflow.files) }
        let work = PageWork(workflow: workflow, memory: memory)
        try workflow.forEachPage { task in
            guard case .page(let page, let place) = task else { return }
            for (stage, isCached) in work.cachedStages(of: page, extraction: workflow.extractions[place]) {
                if isCached { pages[stage, default: Work()].cached += 1 } else { pages[stage, default: Work()].open += 1 }
            }
        }
    }

    /// What is said of a stage: its type, and for one that works on pages how many are to do.
    private func labels(of stage: Plan.Stage) -> [String] {
        guard let work = pages[stage.id] else { return [stage.id, stage.type.name] }
        return [stage.id, stage.type.name, "\(work.cached) of \(work.cached + work.open) pages cached"]
    }

    /// A stage a line, and what would become of the output.
    package var text: String {
        var lines = ["pipeline: \(plan.name)", "inputs: \(inputs) files"]
        for stage in plan.stages {
            let from = stage.from.isEmpty ? "" : " from \(stage.from.joined(separator: ", "))"
            let work = pages[stage.id].map { "  (\($0.cached) pages cached, \($0.open) to do)" } ?? (isUnchanged ? "  (done)" : "  (to do)")
            lines.append("  \(stage.id): \(stage.type.name)\(from)\(work)")
        }
        lines.append("output: \(output) \(isUnchanged ? "is what a run would give" : "would be published anew")")
        return lines.joined(separator: "\n") + "\n"
    }

    private var edges: [(from: Int, to: Int)] {
        plan.stages.indices.flatMap { to in plan.stages[to].from.map { (from: plan.place(of: $0), to: to) } }
    }

    /// A flowchart that Mermaid draws.
    package var mermaid: String {
        var lines = ["flowchart LR"]
        for (i, stage) in plan.stages.enumerated() {
            let label = labels(of: stage).map { $0.replacing("\"", with: "#quot;") }.joined(separator: "<br>")
            lines.append("  s\(i)[\"\(label)\"]")
        }
        lines += edges.map { "  s\($0.from) --> s\($0.to)" }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A graph that Graphviz draws.
    package var dot: String {
        var lines = ["digraph pipeline {", "  rankdir=LR;", "  node [shape=box];"]
        for (i, stage) in plan.stages.enumerated() {
            let label = labels(of: stage).map { $0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") }.joined(separator: "\\n")
            lines.append("  s\(i) [label=\"\(label)\"];")
        }
        lines += edges.map { "  s\($0.from) -> s\($0.to);" }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }
}
