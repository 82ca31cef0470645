/// The reference page of the stage types, made from the declarations that the check itself uses.
package enum StageReference {
    package static var text: String {
        StageType.all.map(entry).joined(separator: "\n")
    }

    private static func entry(_ type: StageType) -> String {
        let takes = type.takes.map { $0.flow.rawValue + ($0.isRequired ? "" : " (optional)") }.joined(separator: ", ")
        var lines = [
            "\(type.name)", "  \(type.meaning)", "  takes: \(takes.isEmpty ? "nothing" : takes)",
            "  gives: \(type.gives?.rawValue ?? "files")",
        ]
        for spec in type.options {
            let rest = spec.isRequired ? "required" : spec.defaultJSON.map { "default \($0)" } ?? "optional"
            lines.append("  \(spec.key) (\(spec.kind.name), \(rest)): \(spec.meaning)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension OptionSpec.Kind {
    /// The word that the reference page uses.
    var name: String {
        switch self {
        case .text: "text"
        case .year: "year"
        case .file: "file"
        case .inputs: "list of paths"
        case .output: "path below the output folder"
        case .flag: "true or false"
        case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .choice(let choices): choices.joined(separator: " | ")
        case .names(let keys): "object of \(keys.joined(separator: ", "))"
        }
    }
}

extension Plan {
    /// The plan as a list for a person: each stage with what feeds it and its options.
    package var overview: String {
        var text = "pipeline: \(name)\n"
        for parameter in parameters {
            text +=
                "  ${\(parameter.name)} = \(parameter.value) (\(parameter.origin.rawValue))\(parameter.meaning.map { ": " + $0 } ?? "")\n"
        }
        for stage in stages {
            let options = stage.type.options.map { "\($0.key)=\(stage.options.json(of: $0))" }.joined(separator: " ")
            text +=
                "  \(stage.id): \(stage.type.name)" + (stage.from.isEmpty ? "" : " from \(stage.from.joined(separator: ", "))")
                + "  \(options)\n"
        }
        return text
    }
}
