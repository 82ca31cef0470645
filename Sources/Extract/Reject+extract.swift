import Records

extension Reject.Code {
    /// The page has no bytes but white space.
    public static let empty = Reject.Code(rawValue: "empty")
    /// The page was read, but no main text was found in it.
    public static let noText = Reject.Code(rawValue: "no-text")
    /// The page says that the article is no longer there.
    public static let gone = Reject.Code(rawValue: "gone")
    /// The page has more bytes than the limit allows.
    public static let tooLarge = Reject.Code(rawValue: "too-large")
    /// The page's elements are nested deeper than the limit allows.
    public static let tooDeep = Reject.Code(rawValue: "too-deep")
    /// The parser could not be started, or gave up, for lack of memory.
    public static let noParser = Reject.Code(rawValue: "no-parser")
}
