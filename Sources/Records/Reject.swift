/// An input, or a part of one, that gave nothing, and why.
public struct Reject: Sendable, Hashable, Error {
    /// The path of the input, as in ``Page/source``.
    public var source: String
    /// The id of the stage that set it aside.
    public var stage: String
    public var code: Code
    /// What happened and what to do, for a person.
    public var message: String

    /// A stable word for machines.
    public struct Code: RawRepresentable, Sendable, Hashable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public init(source: String, stage: String = "extract", code: Code, message: String) {
        self.source = source
        self.stage = stage
        self.code = code
        self.message = message
    }
}
