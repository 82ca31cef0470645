import Records

/// Who or what speaks, as the text says it at one place.
struct Subject: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// Index of ``Roster/persons``.
        case person(Int)
        /// 他, whom the text before tells.
        case pronoun
        case document
        case body
        /// 专家, 负责人.
        case anonymous
    }

    var kind: Kind
    /// The words.
    var span: TextSpan
    /// What a body or a person says it in: 通知 of 国家发改委在通知中指出.
    var document: TextSpan?
    /// The subject stands in the clause of the verb.
    var isOwn = true
    /// A meeting, whose words are told in one sentence.
    var isMeeting = false
}
