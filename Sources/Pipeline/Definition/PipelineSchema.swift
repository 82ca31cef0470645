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

/// A JSON value for files that people read: two spaces a level, members in the order given.
indirect enum PrettyJSON {
    case text(String)
    case number(Int)
    case bool(Bool)
    /// JSON as it is.
    case raw(String)
    case array([PrettyJSON])
    /// A list whose elements are made while it is written, since there may be very many.
    case list(Int, (Int) -> PrettyJSON)
    case object([(String, PrettyJSON)])

    static func texts(_ texts: [String]) -> PrettyJSON { .array(texts.map(PrettyJSON.text)) }

    /// UTF-8, with a line end at the end.
    static func bytes(_ value: PrettyJSON) -> [UInt8] {
        var out: [UInt8] = []
        value.write(to: &out, indent: 0)
        return out + [0x0A]
    }

    private func write(to out: inout [UInt8], indent: Int) {
        switch self {
        case .text(let text):
            var writer = JSONWriter()
            writer.value(text)
            out += writer.bytes
        case .number(let n): out += String(n).utf8
        case .bool(let flag): out += (flag ? "true" : "false").utf8
        case .raw(let json): out += json.utf8
        case .array(let elements):
            Self.writeList(elements, "[", "]", to: &out, indent: indent) { element, out in element.write(to: &out, indent: indent + 2) }
        case .list(let count, let element):
            Self.writeList(0..<count, "[", "]", to: &out, indent: indent) { i, out in element(i).write(to: &out, indent: indent + 2) }
        case .object(let members):
            Self.writeList(members, "{", "}", to: &out, indent: indent) { member, out in
                PrettyJSON.text(member.0).write(to: &out, indent: 0)
                out += ": ".utf8
                member.1.write(to: &out, indent: indent + 2)
            }
        }
    }

    private static func writeList<Elements: Collection>(
        _ elements: Elements,
        _ open: String,
        _ close: String,
        to out: inout [UInt8],
        indent: Int,
        _ write: (Elements.Element, inout [UInt8]) -> Void
    ) {
        out += open.utf8
        for (i, element) in elements.enumerated() {
            out += (i == 0 ? "\n" : ",\n").utf8
            out += String(repeating: " ", count: indent + 2).utf8
            write(element, &out)
        }
        if !elements.isEmpty { out += ("\n" + String(repeating: " ", count: indent)).utf8 }
        out += close.utf8
    }
}
