import JSONText

/// An option of a stage, declared once: the decoder, the error messages, the JSON Schema and the reference page come from it.
package struct Option<Value: Sendable>: Sendable {
    package let spec: OptionSpec
    private let fallback: Value?
    private let decode: @Sendable (JSONValue) -> Value?

    fileprivate init(_ spec: OptionSpec, default fallback: Value?, decode: @escaping @Sendable (JSONValue) -> Value?) {
        self.spec = spec
        self.fallback = fallback
        self.decode = decode
    }

    /// The value that a checked stage has.
    fileprivate func value(in members: [String: JSONValue]) -> Value? {
        members[spec.key].flatMap(decode) ?? fallback
    }
}

/// What is said of an option without its value's Swift type.
package struct OptionSpec: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// A text that is not empty.
        case text
        /// A text of four digits.
        case year
        /// A path of a file, relative to pipeline.json.
        case file
        /// Paths of files or folders, relative to pipeline.json.
        case inputs
        /// A path below the output folder.
        case output
        case flag
        case integer(ClosedRange<Int>)
        case choice([String])
        /// An object with some of these keys, each with a text.
        case names([String])
    }

    package var key: String
    package var kind: Kind
    package var isRequired: Bool
    /// As JSON; nil where there is none.
    package var defaultJSON: String?
    package var meaning: String

    /// What is wrong with a value that must be a text; nil where nothing is.
    static func faultOfText(_ value: JSONValue, key: String) -> String? {
        guard let text = value.string else { return "'\(key)' must be a text, not \(value.kindName)" }
        if text.isEmpty { return "'\(key)' must not be empty" }
        // A system call would end a path there, and mean another file.
        return text.utf8.contains(0) ? "'\(key)' must not contain a NUL" : nil
    }

    /// What is wrong with a value; nil where nothing is.
    func fault(of value: JSONValue) -> (message: String, offset: Int)? {
        switch kind {
        case .text, .file, .output:
            if let fault = Self.faultOfText(value, key: key) { return (fault, value.offset) }
            if case .output = kind, let text = value.string, text.hasPrefix("/") || text.split(separator: "/").contains("..") {
                return ("'\(key)' must be a path below the output folder, without '..'", value.offset)
            }
        case .year:
            guard let text = value.string, text.utf8.count == 4, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
                let found = value.string.map { "'\($0)'" } ?? value.kindName
                return ("'\(key)' must be a year as a text, such as \"2020\", not \(found)", value.offset)
            }
        case .inputs:
            guard let elements = value.elements, !elements.isEmpty else {
                return ("'\(key)' must be a list of paths, such as [\"data/pages\"], not \(value.kindName)", value.offset)
            }
            for element in elements {
                if let fault = Self.faultOfText(element, key: key) { return ("in a list of paths: \(fault)", element.offset) }
            }
        case .flag:
            if value.bool == nil { return ("'\(key)' must be true or false, not \(value.kindName)", value.offset) }
        case .integer(let range):
            guard let n = value.integer, range.contains(n) else {
                return ("'\(key)' must be a whole number from \(range.lowerBound) to \(range.upperBound)", value.offset)
            }
        case .choice(let choices):
            guard let text = value.string, choices.contains(text) else {
                let hint = Suggestion.closest(to: value.string ?? "", among: choices).map { " (did you mean '\($0)'?)" } ?? ""
                return ("'\(key)' must be one of \(choices.map { "'\($0)'" }.joined(separator: ", "))\(hint)", value.offset)
            }
        case .names(let keys):
            guard let members = value.members else { return ("'\(key)' must be an object, not \(value.kindName)", value.offset) }
            for member in members {
                if !keys.contains(member.key) {
                    return ("'\(key)': unknown key '\(member.key)'" + Suggestion.hint(for: member.key, among: keys), member.keyOffset)
                }
                if member.value.string?.isEmpty ?? true { return ("'\(key).\(member.key)' must be a text", member.value.offset) }
            }
        }
        return nil
    }
}

extension Option where Value == String {
    static func file(_ key: String, default path: String?, _ meaning: String) -> Self {
        text(key, .file, path, meaning)
    }

    static func output(_ key: String, default path: String, _ meaning: String) -> Self {
        text(key, .output, path, meaning)
    }

    private static func text(_ key: String, _ kind: OptionSpec.Kind, _ value: String?, _ meaning: String) -> Self {
        let spec = OptionSpec(key: key, kind: kind, isRequired: value == nil, defaultJSON: value.map { "\"\($0)\"" }, meaning: meaning)
        return Self(spec, default: value) { $0.string }
    }
}

extension Option where Value == String? {
    static func optionalYear(_ key: String, _ meaning: String) -> Self {
        Self(OptionSpec(key: key, kind: .year, isRequired: false, meaning: meaning), default: .some(nil)) { .some($0.string) }
    }
}

extension Option where Value == [String] {
    static func inputs(_ key: String, _ meaning: String) -> Self {
        Self(OptionSpec(key: key, kind: .inputs, isRequired: true, meaning: meaning), default: nil) { $0.elements?.compactMap(\.string) }
    }
}

extension Option where Value == Bool {
    static func flag(_ key: String, default flag: Bool, _ meaning: String) -> Self {
        Self(OptionSpec(key: key, kind: .flag, isRequired: false, defaultJSON: "\(flag)", meaning: meaning), default: flag) { $0.bool }
    }
}

extension Option where Value == Int {
    static func integer(_ key: String, _ range: ClosedRange<Int>, default number: Int, _ meaning: String) -> Self {
        let spec = OptionSpec(key: key, kind: .integer(range), isRequired: false, defaultJSON: "\(number)", meaning: meaning)
        return Self(spec, default: number) { $0.integer }
    }
}

extension Option where Value == [String: String] {
    static func names(_ key: String, _ keys: [String], _ meaning: String) -> Self {
        Self(OptionSpec(key: key, kind: .names(keys), isRequired: false, defaultJSON: "{}", meaning: meaning), default: [:]) { value in
            value.members.map { Dictionary($0.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first }) }
        }
    }
}

extension Option where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    static func choice(_ key: String, default choice: Value, _ meaning: String) -> Self {
        let spec = OptionSpec(
            key: key,
            kind: .choice(Value.allCases.map(\.rawValue)),
            isRequired: false,
            defaultJSON: "\"\(choice.rawValue)\"",
            meaning: meaning
        )
        return Self(spec, default: choice) { $0.string.flatMap(Value.init) }
    }
}

/// The options of one stage, after the check.
package struct OptionValues: Sendable {
    private let members: [String: JSONValue]

    init(_ members: [String: JSONValue]) {
        self.members = members
    }

    /// The value of an option that the stage's type declares.
    ///
    /// - Precondition: the check has passed, so a required option is there and every value is of its kind.
    package subscript<Value>(_ option: Option<Value>) -> Value {
        guard let value = option.value(in: members) else {
            preconditionFailure("the option '\(option.spec.key)' is read from a stage that was not checked")
        }
        return value
    }

    /// The value as compact JSON, the default where the file gives none.
    func json(of spec: OptionSpec) -> String {
        guard let value = members[spec.key] else { return spec.defaultJSON ?? "null" }
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The text of an option that is a text; nil where there is neither a value nor a default.
    func text(of spec: OptionSpec) -> String? {
        members[spec.key]?.string ?? spec.defaultJSON.flatMap { try? JSONParser.parse(Array($0.utf8)).string }
    }

    /// Where the file gives the option, in bytes; nil where it does not.
    func offset(of spec: OptionSpec) -> Int? { members[spec.key]?.offset }

    /// The same options with one replaced, as the command line does.
    func replacing(_ key: String, with value: JSONValue) -> OptionValues {
        OptionValues(members.merging([key: value]) { $1 })
    }
}
