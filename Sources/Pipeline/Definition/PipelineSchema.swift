import JSONText

/// The JSON Schema of pipeline files, made from the declarations that the check itself uses.
package enum PipelineSchema {
    /// JSON Schema 2020-12, pretty-printed, with a line end at the end.
    package static var json: [UInt8] {
        PrettyJSON.bytes(
            .object([
                ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
                ("title", .text("Lianghui pipeline")),
                ("type", .text("object")),
                ("additionalProperties", .bool(false)),
                ("required", .texts(["version", "name", "stages", "output"])),
                (
                    "properties",
                    .object([
                        ("$schema", .object([("type", .text("string"))])),
                        ("version", .object([("const", .number(1))])),
                        ("name", .object([("type", .text("string")), ("minLength", .number(1))])),
                        ("output", .object([("type", .text("string")), ("minLength", .number(1))])),
                        ("parameters", parameters),
                        (
                            "stages",
                            .object([
                                ("type", .text("array")), ("minItems", .number(1)),
                                ("items", .object([("oneOf", .array(StageType.all.map(stage)))])),
                            ])
                        ),
                    ])
                ),
            ])
        )
    }

    private static var parameters: PrettyJSON {
        let text = PrettyJSON.object([("type", .text("string"))])
        return .object([
            ("description", .text("Values that --set NAME=value or the environment may give; a text has them as ${NAME}.")),
            ("type", .text("object")),
            ("propertyNames", .object([("pattern", .text("^[A-Za-z][A-Za-z0-9_]*$"))])),
            (
                "additionalProperties",
                .object([
                    ("type", .text("object")), ("additionalProperties", .bool(false)),
                    ("properties", .object(PlanReader.parameterKeys.map { ($0, text) })),
                ])
            ),
        ])
    }

    /// A text that is one parameter alone, which stands for a number or a truth value.
    private static var parameter: PrettyJSON {
        .object([("type", .text("string")), ("pattern", .text("^\\$\\{[A-Za-z][A-Za-z0-9_]*\\}$"))])
    }

    private static func stage(_ type: StageType) -> PrettyJSON {
        var required = ["id", "use"]
        if type.takes.contains(where: \.isRequired) { required.append("from") }
        if type.options.contains(where: \.isRequired) { required.append("with") }
        var properties: [(String, PrettyJSON)] = [
            ("id", .object([("type", .text("string")), ("minLength", .number(1))])),
            ("use", .object([("const", .text(type.name))])),
        ]
        if !type.takes.isEmpty {
            let id = PrettyJSON.object([("type", .text("string"))])
            properties.append(
                ("from", .object([("anyOf", .array([id, .object([("type", .text("array")), ("items", id), ("minItems", .number(1))])]))]))
            )
        }
        properties.append(
            (
                "with",
                .object([
                    ("type", .text("object")), ("additionalProperties", .bool(false)),
                    ("required", .texts(type.options.filter(\.isRequired).map(\.key))),
                    ("properties", .object(type.options.map { ($0.key, option($0)) })),
                ])
            )
        )
        return .object([
            ("title", .text(type.name)), ("description", .text(type.meaning)), ("type", .text("object")),
            ("additionalProperties", .bool(false)), ("required", .texts(required)), ("properties", .object(properties)),
        ])
    }

    private static func orParameter(_ members: [(String, PrettyJSON)]) -> (String, PrettyJSON) {
        ("anyOf", .array([.object(members), parameter]))
    }

    private static func option(_ spec: OptionSpec) -> PrettyJSON {
        var members: [(String, PrettyJSON)] = [("description", .text(spec.meaning))]
        let text: [(String, PrettyJSON)] = [("type", .text("string")), ("minLength", .number(1))]
        switch spec.kind {
        case .text, .file: members += text
        case .year: members.append(orParameter([("type", .text("string")), ("pattern", .text("^[0-9]{4}$"))]))
        case .output: members += text + [("pattern", .text("^(?!/)(?!.*(^|/)\\.\\.(/|$))"))]
        case .inputs: members += [("type", .text("array")), ("minItems", .number(1)), ("items", .object(text))]
        case .flag: members.append(orParameter([("type", .text("boolean"))]))
        case .integer(let range):
            members.append(
                orParameter([("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound))])
            )
        case .choice(let choices): members.append(orParameter([("enum", .texts(choices))]))
        case .names(let keys):
            members += [
                ("type", .text("object")), ("additionalProperties", .bool(false)),
                ("properties", .object(keys.map { ($0, .object(text)) })),
            ]
        }
        if let json = spec.defaultJSON { members.append(("default", .raw(json))) }
        return .object(members)
    }
}
