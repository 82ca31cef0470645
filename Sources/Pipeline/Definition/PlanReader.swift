import Emit
import JSONText

/// Reads and checks a pipeline file: all faults at once, each at its line and column.
package struct PlanReader {
    private let file: String
    private let bytes: [UInt8]
    private let sources: ParameterSources
    private var diagnostics: [Diagnostic] = []
    private var texts = ParameterTexts(parameters: [])
    /// Ids of stages that could not be read: what names them is not at fault.
    private var brokenStages: Set<String> = []
    /// Parameters that have neither a default nor a value.
    private var valueless: Set<String> = []

    /// - Parameters:
    ///   - bytes: the file's content.
    ///   - file: its name, as messages show it.
    ///   - sources: where the values of its parameters come from.
    /// - Throws: ``PlanFaults`` with every fault.
    package static func read(
        _ bytes: [UInt8],
        file: String,
        parameters sources: ParameterSources = ParameterSources()
    ) throws(PlanFaults) -> Plan {
        var reader = PlanReader(file: file, bytes: bytes, sources: sources)
        let root: JSONValue
        do {
            root = try JSONParser.parse(bytes)
        } catch {
            reader.fault(error.message, at: error.offset)
            throw PlanFaults(diagnostics: reader.diagnostics)
        }
        let plan = reader.plan(root)
        if reader.diagnostics.contains(where: { $0.severity == .error }) {
            throw PlanFaults(
                diagnostics: reader.diagnostics.sorted {
                    ($0.position?.line ?? 0, $0.position?.column ?? 0) < ($1.position?.line ?? 0, $1.position?.column ?? 0)
                }
            )
        }
        return plan
    }

    private init(file: String, bytes: [UInt8], sources: ParameterSources) {
        self.file = file
        self.bytes = bytes
        self.sources = sources
    }

    private mutating func fault(_ message: String, at offset: Int, _ severity: Diagnostic.Severity = .error) {
        diagnostics.append(Diagnostic(severity, file: file, position: .init(of: offset, in: bytes), message: message))
    }

    static let keys = ["$schema", "version", "name", "parameters", "stages", "output"]
    static let parameterKeys = ["default", "meaning"]
    static let stageKeys = ["id", "use", "from", "with"]

    private mutating func plan(_ root: JSONValue) -> Plan {
        guard let members = root.members else {
            fault("a pipeline is an object, not \(root.kindName)", at: root.offset)
            return Plan(name: "", output: "", parameters: [], stages: [], warnings: [])
        }
        checkKeys(of: members, known: Self.keys, where: "the pipeline")
        texts = ParameterTexts(parameters: parameters(of: root))
        if let version = required("version", of: root, where: "the pipeline"), version.integer != 1 {
            fault("'version' must be 1: this is the only version of the format", at: version.offset)
        }
        let name = resolvedText("name", of: root)
        let output = resolvedText("output", of: root)
        var stages: [Plan.Stage] = []
        var places: [Int] = []
        if let list = required("stages", of: root, where: "the pipeline") {
            if let elements = list.elements, !elements.isEmpty {
                for element in elements {
                    if let stage = stage(element, after: stages) {
                        stages.append(stage)
                        places.append(element.offset)
                    }
                }
            } else {
                fault("'stages' must be a list of stages", at: list.offset)
            }
        }
        if diagnostics.isEmpty { checkUse(of: stages, places: places) }
        return Plan(name: name, output: output, parameters: texts.parameters, stages: stages, warnings: diagnostics)
    }

    /// The declared parameters that have a value.
    private mutating func parameters(of root: JSONValue) -> [Parameter] {
        let declared = root["parameters"]
        if let declared, declared.members == nil {
            fault("'parameters' must be an object, such as {\"YEAR\": {\"default\": \"2020\"}}", at: declared.offset)
        }
        let members = declared?.members ?? []
        refuseRepeated(members, where: "'parameters'")
        for name in sources.commandLine.keys.sorted() where !members.contains(where: { $0.key == name }) {
            let hint = Suggestion.hint(for: name, among: members.map(\.key))
            fault("--set \(name): the pipeline declares no such parameter\(hint)", at: declared?.offset ?? root.offset)
        }
        return members.compactMap { parameter($0) }
    }

    private mutating func parameter(_ member: JSONValue.Member) -> Parameter? {
        let place = "parameter '\(member.key)'"
        guard Parameter.isName(member.key) else {
            fault("\(place): a name is a letter followed by letters, digits and '_'", at: member.keyOffset)
            return nil
        }
        guard let members = member.value.members else {
            fault("\(place): must be an object with 'default' and 'meaning', not \(member.value.kindName)", at: member.value.offset)
            return nil
        }
        checkKeys(of: members, known: Self.parameterKeys, where: place)
        for inner in members where inner.value.string == nil {
            fault("\(place): '\(inner.key)' must be a text, not \(inner.value.kindName)", at: inner.value.offset)
        }
        let given = sources.value(of: member.key) ?? member.value["default"]?.string.map { ($0, .default) }
        guard let (value, origin) = given else {
            fault("\(place): has no default and no value; give one with --set \(member.key)=VALUE", at: member.keyOffset)
            // The places that use it are not at fault too.
            valueless.insert(member.key)
            return nil
        }
        return Parameter(name: member.key, value: value, origin: origin, meaning: member.value["meaning"]?.string)
    }

    /// A value with its parameters put in; nil where one of them has no value, which is told once.
    private mutating func resolved(_ value: JSONValue, for kind: OptionSpec.Kind, where place: String) -> JSONValue? {
        do throws(ParameterTexts.Unknown) {
            return try texts.resolved(value, for: kind)
        } catch {
            if valueless.contains(error.name) { return nil }
            let hint = Suggestion.hint(for: error.name, among: texts.parameters.map(\.name))
            fault("\(place): there is no parameter '\(error.name)'; declare it under 'parameters'\(hint)", at: value.offset)
            return nil
        }
    }

    private mutating func stage(_ value: JSONValue, after earlier: [Plan.Stage]) -> Plan.Stage? {
        guard let members = value.members else {
            fault("a stage is an object, not \(value.kindName)", at: value.offset)
            return nil
        }
        let id = text("id", of: value, where: "a stage")
        let place = "stage '\(id)'"
        checkKeys(of: members, known: Self.stageKeys, where: place)
        if !id.isEmpty, earlier.contains(where: { $0.id == id }) {
            fault("\(place): another stage has this id already", at: value["id"]?.offset ?? value.offset)
        }
        guard let use = required("use", of: value, where: place) else {
            brokenStages.insert(id)
            return nil
        }
        guard let type = use.string.flatMap(StageType.named) else {
            let hint = Suggestion.hint(for: use.string ?? "", among: StageType.all.map(\.name))
            fault("\(place): there is no stage type '\(use.string ?? use.kindName)'\(hint)", at: use.offset)
            brokenStages.insert(id)
            return nil
        }
        let from = feeders(of: value, where: place, type: type, among: earlier)
        return Plan.Stage(id: id, type: type, from: from, options: options(of: value, where: place, type: type))
    }

    private mutating func options(of stage: JSONValue, where place: String, type: StageType) -> OptionValues {
        guard let with = stage["with"] else {
            for spec in type.options where spec.isRequired {
                fault("\(place): the option '\(spec.key)' is missing: \(spec.meaning)", at: stage.offset)
            }
            return OptionValues([:])
        }
        guard let members = with.members else {
            fault("\(place): 'with' must be an object, not \(with.kindName)", at: with.offset)
            return OptionValues([:])
        }
        let known = type.options.map(\.key)
        for member in members where !known.contains(member.key) {
            fault("\(place): unknown option '\(member.key)'" + Suggestion.hint(for: member.key, among: known), at: member.keyOffset)
        }
        refuseRepeated(members, where: place)
        var values: [String: JSONValue] = [:]
        for spec in type.options {
            if let written = with[spec.key] {
                guard let value = resolved(written, for: spec.kind, where: place) else { continue }
                values[spec.key] = value
                if let wrong = spec.fault(of: value) { fault("\(place): \(wrong.message)", at: wrong.offset) }
            } else if spec.isRequired, !members.contains(where: { !known.contains($0.key) && Suggestion.isClose($0.key, to: spec.key) }) {
                fault("\(place): the option '\(spec.key)' is missing: \(spec.meaning)", at: with.offset)
            }
        }
        return OptionValues(values)
    }

    /// The stages that `from` names, checked by what they give.
    private mutating func feeders(of stage: JSONValue, where place: String, type: StageType, among earlier: [Plan.Stage]) -> [String] {
        let named: [JSONValue]
        switch stage["from"]?.kind {
        case nil: named = []
        case .string: named = [stage["from"]].compactMap { $0 }
        case .array(let elements): named = elements
        default:
            fault("\(place): 'from' must be the id of a stage or a list of ids", at: stage["from"]?.offset ?? stage.offset)
            return []
        }
        var given: [Flow: Int] = [:]
        var ids: [String] = []
        for value in named where !brokenStages.contains(value.string ?? "") {
            guard let id = value.string, let feeder = earlier.first(where: { $0.id == id }) else {
                let hint = Suggestion.hint(for: value.string ?? "", among: earlier.map(\.id))
                fault("\(place): no stage '\(value.string ?? value.kindName)' stands before this one\(hint)", at: value.offset)
                continue
            }
            guard let flow = feeder.type.gives, let intake = type.takes.first(where: { $0.flow == flow }) else {
                let wanted = type.takes.map(\.flow.rawValue).joined(separator: " or ")
                let gives = feeder.type.gives?.rawValue ?? "nothing"
                fault("\(place): '\(id)' gives \(gives), but \(type.name) takes \(wanted.isEmpty ? "nothing" : wanted)", at: value.offset)
                continue
            }
            given[flow, default: 0] += 1
            if given[flow, default: 0] > 1, !intake.isRepeatable {
                fault("\(place): \(type.name) takes \(flow.rawValue) from one stage only", at: value.offset)
            }
            ids.append(id)
        }
        for intake in type.takes where intake.isRequired && given[intake.flow] == nil && ids.count == named.count {
            let makers = StageType.all.filter { $0.gives == intake.flow }.map { "'\($0.name)'" }.joined(separator: " or ")
            fault(
                "\(place): \(type.name) takes \(intake.flow.rawValue); name a stage of type \(makers) in 'from'",
                at: stage["from"]?.offset ?? stage.offset
            )
        }
        return ids
    }

    /// What would write over another's files, or work for nobody.
    private mutating func checkUse(of stages: [Plan.Stage], places: [Int]) {
        var written: [(path: String, owner: String)] = [
            (Manifest.fileName, "of the manifest"), (TableDescriptors.dataPackage, "of the tables"),
            (TableDescriptors.csvMetadata, "of the tables"),
        ]
        for (stage, place) in zip(stages, places) {
            if stage.type.gives == nil {
                checkAgreement(of: stage, among: stages, at: place)
                for path in Workflow.outputs(of: stage) {
                    let path = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
                    let other = written.first { $0.path == path || $0.path.hasPrefix(path + "/") || path.hasPrefix($0.path + "/") }
                    if let other {
                        fault(
                            "stage '\(stage.id)' writes '\(path)', which is in the way of '\(other.path)' \(other.owner); set 'to'",
                            at: place
                        )
                        break
                    }
                    written.append((path, "of stage '\(stage.id)'"))
                }
            } else if !stages.contains(where: { $0.from.contains(stage.id) }) {
                fault("nothing takes what stage '\(stage.id)' gives", at: place, .warning)
            }
        }
        if !stages.contains(where: { $0.type.gives == nil }) {
            fault("the pipeline writes nothing: add a stage such as 'emit.csv'", at: places.last ?? 0)
        }
    }

    /// Counts that stand beside records are counts of those records.
    private mutating func checkAgreement(of stage: Plan.Stage, among stages: [Plan.Stage], at place: Int) {
        let feeders = stages.filter { stage.from.contains($0.id) }
        guard let tagged = feeders.first(where: { $0.type.gives == .tagged }),
            let tallies = feeders.first(where: { $0.type.gives == .tallies }),
            let counted = tallies.from.first, counted != tagged.id
        else { return }
        fault(
            "stage '\(stage.id)' takes the records of '\(tagged.id)' and, by '\(tallies.id)', the counts of '\(counted)'; name one of them",
            at: place
        )
    }

    private mutating func checkKeys(of members: [JSONValue.Member], known: [String], where place: String) {
        for member in members where !known.contains(member.key) {
            fault("\(place): unknown key '\(member.key)'" + Suggestion.hint(for: member.key, among: known), at: member.keyOffset)
        }
        refuseRepeated(members, where: place)
    }

    private mutating func refuseRepeated(_ members: [JSONValue.Member], where place: String) {
        var seen: Set<String> = []
        for member in members where !seen.insert(member.key).inserted {
            fault("\(place): the key '\(member.key)' stands twice", at: member.keyOffset)
        }
    }

    private mutating func required(_ key: String, of value: JSONValue, where place: String) -> JSONValue? {
        if let member = value[key] { return member }
        fault("\(place): the key '\(key)' is missing", at: value.offset)
        return nil
    }

    private mutating func resolvedText(_ key: String, of root: JSONValue) -> String {
        let written = text(key, of: root, where: "the pipeline")
        guard let value = root[key], !written.isEmpty else { return written }
        return resolved(value, for: .text, where: "the pipeline")?.string ?? written
    }

    private mutating func text(_ key: String, of value: JSONValue, where place: String) -> String {
        guard let member = required(key, of: value, where: place) else { return "" }
        if let wrong = OptionSpec.faultOfText(member, key: key) {
            fault("\(place): \(wrong)", at: member.offset)
            return ""
        }
        return member.string ?? ""
    }
}
