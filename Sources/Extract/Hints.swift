/// What the names that a page gives its elements (class, id, role, itemprop) say of their content.
struct Hints: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt16

    /// Holds the article's text and little else.
    static let body = Hints(rawValue: 1)
    /// Holds the article.
    static let main = Hints(rawValue: 2)
    /// Navigation, sharing, advertisements, related articles and the like.
    static let unwanted = Hints(rawValue: 4)
    /// What readers wrote.
    static let comments = Hints(rawValue: 8)
    /// A small part beside the text: dates, buttons.
    static let minor = Hints(rawValue: 16)
    static let author = Hints(rawValue: 32)
    static let date = Hints(rawValue: 64)
    static let headline = Hints(rawValue: 128)
    /// What stands below a picture.
    static let caption = Hints(rawValue: 512)
    /// The paragraph that opens an article, often apart from the rest.
    static let lead = Hints(rawValue: 1024)
    /// The line above a headline that names its subject.
    static let kicker = Hints(rawValue: 2048)
    /// A post of a social network that the article shows.
    static let embedded = Hints(rawValue: 4096)
    /// Not shown.
    static let hidden = Hints(rawValue: 256)
}
