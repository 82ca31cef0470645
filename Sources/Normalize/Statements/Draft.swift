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
    /// Who speaks is told beside the words, and is nobody that the article names: so it is nobody else whom it names either.
    var hasStrangeSubject = false
    /// A turn of a conversation, under the name of who speaks.
    var isTurn = false
    var rule: String
}
