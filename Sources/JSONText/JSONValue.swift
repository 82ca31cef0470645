/// A JSON value that knows where in its text it stands, so that a fault can be shown at its line and column.
package struct JSONValue: Sendable, Hashable {
    package var kind: Kind
    /// Byte offset of the value's first byte.
    package var offset: Int

    package indirect enum Kind: Sendable, Hashable {
        case null
        case bool(Bool)
        /// As written, since an integer must not lose digits.
        case number(String)
        case string(String)
        case array([JSONValue])
        /// In the order of the text, keys that occur twice included.
        case object([Member])
    }

    package struct Member: Sendable, Hashable {
        package var key: String
        /// Byte offset of the key's opening quotation mark.
        package var keyOffset: Int
        package var value: JSONValue

        package init(key: String, keyOffset: Int, value: JSONValue) {
            self.key = key
            self.keyOffset = keyOffset
            self.value = value
        }
    }

    package init(_ kind: Kind, offset: Int = 0) {
        self.kind = kind
        self.offset = offset
    }
}

extension JSONValue {
    /// The value of a key, the first where it occurs twice.
    package subscript(_ key: String) -> JSONValue? {
        members?.first { $0.key == key }?.value
    }

    package var members: [Member]? {
        if case .object(let members) = kind { members } else { nil }
    }

    package var elements: [JSONValue]? {
        if case .array(let elements) = kind { elements } else { nil }
    }

    package var string: String? {
        if case .string(let string) = kind { string } else { nil }
    }

    package var bool: Bool? {
        if case .bool(let bool) = kind { bool } else { nil }
    }

    package var integer: Int? {
        if case .number(let digits) = kind { Int(digits) } else { nil }
    }

    package var double: Double? {
        if case .number(let digits) = kind { Double(digits) } else { nil }
    }

    /// The word for the kind that an error message uses.
    package var kindName: String {
        switch kind {
        case .null: "null"
        case .bool: "true or false"
        case .number: "a number"
        case .string: "a string"
        case .array: "a list"
        case .object: "an object"
        }
    }
}
