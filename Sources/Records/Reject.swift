/// An input, or a part of one, that gave nothing, and why.
package struct Reject: Sendable, Hashable, Error {
    /// The path of the input, as in ``Page/source``.
    package var source: String
    /// The id of the stage that set it aside.
    package var stage: String
    package var code: Code
    /// What happened and what to do, for a person.
    package var message: String

    /// A stable word for machines.
    package struct Code: RawRepresentable, Sendable, Hashable {
        package var rawValue: String
        package init(rawValue: String) { self.rawValue = rawValue }
    }

    package init(source: String, stage: String = "extract", code: Code, message: String) {
        self.source = source
        self.stage = stage
        self.code = code
        self.message = message
    }
}
