/// A JSON value for files that people read: two spaces a level, members in the order given.
package indirect enum PrettyJSON {
    case text(String)
    case number(Int)
    case bool(Bool)
    /// JSON as it is.
    case raw(String)
    case array([PrettyJSON])
    /// A list whose elements are made while it is written, since there may be very many.
    case list(Int, (Int) -> PrettyJSON)
    case object([(String, PrettyJSON)])

    package static func texts(_ texts: [String]) -> PrettyJSON { .array(texts.map(PrettyJSON.text)) }

    /// UTF-8, with a line end at the end.
    package static func bytes(_ value: PrettyJSON) -> [UInt8] {
        var out: [UInt8] = []
        value.write(to: &out, indent: 0)
        out.append(0x0A)
        return out
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
