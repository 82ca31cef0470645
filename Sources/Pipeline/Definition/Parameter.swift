import JSONText

/// A value that a pipeline file leaves to the one who runs it: `${NAME}` in its texts.
package struct Parameter: Sendable, Hashable {
    package var name: String
    package var value: String
    package var origin: Origin
    /// What it is for, as the pipeline file tells.
    package var meaning: String?

    package init(name: String, value: String, origin: Origin, meaning: String? = nil) {
        self.name = name
        self.value = value
        self.origin = origin
        self.meaning = meaning
    }

    package enum Origin: String, Sendable {
        /// `--set NAME=value`.
        case commandLine = "--set"
        case environment
        case `default`
    }

    /// A letter, and then letters, digits and `_`: what every shell takes as the name of a variable.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetter(first) else { return false }
        return text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isLetter(_ b: UInt8) -> Bool { (0x41...0x5A).contains(b) || (0x61...0x7A).contains(b) }
}

/// Where the values of parameters come from, the first that has one: the command line, the environment, the pipeline file.
package struct ParameterSources: Sendable {
    package var commandLine: [String: String]
    package var environment: [String: String]

    package init(commandLine: [String: String] = [:], environment: [String: String] = [:]) {
        self.commandLine = commandLine
        self.environment = environment
    }

    func value(of name: String) -> (value: String, origin: Parameter.Origin)? {
        if let value = commandLine[name] { return (value, .commandLine) }
        return environment[name].map { ($0, .environment) }
    }
}

/// Puts the values of parameters into the texts of a pipeline file.
struct ParameterTexts {
    let parameters: [Parameter]

    /// A name that stands in a text and that no parameter has.
    struct Unknown: Error {
        var name: String
    }

    /// - Parameter kind: of the option that takes the value: a text that is one parameter alone becomes a number or a truth value
    ///   where the option wants one.
    func resolved(_ value: JSONValue, for kind: OptionSpec.Kind) throws(Unknown) -> JSONValue {
        switch value.kind {
        case .string(let text):
            let replaced = try self.text(text)
            switch kind {
            case .flag, .integer:
                guard replaced != text, let parsed = try? JSONParser.parse(Array(replaced.utf8)) else { break }
                return JSONValue(parsed.kind, offset: value.offset)
            default: break
            }
            return JSONValue(.string(replaced), offset: value.offset)
        case .array(let elements):
            var resolved: [JSONValue] = []
            for element in elements { resolved.append(try self.resolved(element, for: kind)) }
            return JSONValue(.array(resolved), offset: value.offset)
        case .object(let members):
            var resolved: [JSONValue.Member] = []
            for member in members {
                resolved.append(.init(key: member.key, keyOffset: member.keyOffset, value: try self.resolved(member.value, for: kind)))
            }
            return JSONValue(.object(resolved), offset: value.offset)
        default: return value
        }
    }

    /// The text with every `${NAME}` replaced; what a value itself holds is not looked at again.
    func text(_ text: String) throws(Unknown) -> String {
        var out = ""
        var rest = text[...]
        while let dollar = rest.firstRange(of: "${"), let brace = rest[dollar.upperBound...].firstIndex(of: "}") {
            let name = String(rest[dollar.upperBound..<brace])
            guard let parameter = parameters.first(where: { $0.name == name }) else { throw Unknown(name: name) }
            out += rest[..<dollar.lowerBound] + parameter.value
            rest = rest[rest.index(after: brace)...]
        }
        return out + rest
    }
}
