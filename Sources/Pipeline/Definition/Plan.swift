import JSONText

/// A pipeline that has passed the check.
package struct Plan: Sendable {
    package var name: String
    /// The output folder, relative to pipeline.json.
    package var output: String
    /// The values that the file left open, in its order.
    package var parameters: [Parameter]
    /// In the order of the file; a stage stands behind those that feed it.
    package var stages: [Stage]
    /// What should be looked at but stops nothing.
    package var warnings: [Diagnostic]

    package struct Stage: Sendable {
        package var id: String
        package var type: StageType
        /// Ids of the stages that feed it.
        package var from: [String]
        package var options: OptionValues
    }

    package func stages(of type: StageType) -> [Stage] { stages.filter { $0.type.name == type.name } }

    /// The files and folders that extract stages read.
    var inputPaths: [String] { stages(of: .extract).flatMap { $0.options[ExtractOptions.from] } }

    /// A stage's place in the file.
    func place(of id: String) -> Int { stages.firstIndex { $0.id == id } ?? stages.count }

    /// Makes extract stages read other files and folders.
    ///
    /// - Parameter paths: for a stage's id the paths; nil where they stay.
    mutating func replaceInputs(by paths: (_ stage: String) -> [String]?) {
        for i in stages.indices where stages[i].type.name == StageType.extract.name {
            guard let paths = paths(stages[i].id) else { continue }
            let value = JSONValue(.array(paths.map { JSONValue(.string($0)) }))
            stages[i].options = stages[i].options.replacing(ExtractOptions.from.spec.key, with: value)
        }
    }

    /// The stage that gives a flow to another.
    func feeder(of stage: Stage, giving flow: Flow) -> Stage? {
        stages.first { stage.from.contains($0.id) && $0.type.gives == flow }
    }
}

/// A list of faults that stops a run before a byte is read.
package struct PlanFaults: Error, Sendable {
    package var diagnostics: [Diagnostic]
}
