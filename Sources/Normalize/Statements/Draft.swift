import Records

/// A statement as it is found: its place and who speaks, before region and date are told.
struct Draft: Sendable {
    var form: Statement.Form
    /// Outer quotation marks included.
    var span: TextSpan
    /// The words, without outer quotation marks.
    var content: TextSpan
    var subject: Subject?
    /// The verb that told.
    var cue: TextSpan?
    /// A place in the sentence that tells who speaks and when.
    var anchor: Int
    /// A document that a heading or the title names.
    var document: String?
    var rule: String
}
