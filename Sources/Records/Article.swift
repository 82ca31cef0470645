/// What a page says: its main text as blocks, and what the page tells about it.
public struct Article: Sendable {
    /// 16 hexadecimal digits of a hash over source and content: the same on every machine.
    public var id: String
    /// The id that a table gave beside the text.
    public var givenID: String?
    /// The page's ``Page/source``.
    public var source: String
    public var url: String?
    public var title: String?
    public var author: String?
    public var publisher: String?
    /// The day of publication.
    public var published: CivilDate?
    /// Which rule found ``published``, such as `json-ld` or `byline`.
    public var publishedEvidence: String?
    /// The day of the last update, where the page tells it apart.
    public var updated: CivilDate?
    /// BCP 47, such as `zh`.
    public var language: String?
    /// The charset that the bytes were decoded as, such as `utf-8` or `gb18030`.
    public var charset: String
    /// SHA-256 of the page's bytes, in hexadecimal digits.
    public var sha256: String
    /// The main text: its blocks joined by `\n`.
    public var text: UTF8Text
    /// The blocks of ``text``, in order, without the line ends between them.
    public var blocks: [Block]
    /// Headlines on the article's own subject that the page prints below it, each with its day behind a tab: no part of ``text``.
    public var related: [UTF8Text] = []
    /// The region that a table named beside the text: a code or a name.
    public var givenRegion: String?
    /// Whether the page has the whole text.
    public var completeness: Completeness
    /// What a limit cut from the page before it was read, such as attributes beyond the most that a tag may have; nil where nothing was.
    public var cuts: String?

    public enum Completeness: Sendable, Hashable {
        case full
        /// Only an abstract; the reason says what told.
        case summary(reason: String)
        /// Cut short; the reason says what told.
        case truncated(reason: String)

        public var name: String {
            switch self {
            case .full: "full"
            case .summary: "summary"
            case .truncated: "truncated"
            }
        }

        public var reason: String? {
            switch self {
            case .full: nil
            case .summary(let reason), .truncated(let reason): reason
            }
        }
    }

    public init(
        id: String,
        source: String,
        url: String? = nil,
        title: String? = nil,
        author: String? = nil,
        publisher: String? = nil,
        published: CivilDate? = nil,
        publishedEvidence: String? = nil,
        updated: CivilDate? = nil,
        language: String? = nil,
        charset: String = "utf-8",
        sha256: String = "",
        text: UTF8Text,
        blocks: [Block],
        givenRegion: String? = nil,
        completeness: Completeness = .full
    ) {
        self.id = id
        self.source = source
        self.url = url
        self.title = title
        self.author = author
        self.publisher = publisher
        self.published = published
        self.publishedEvidence = publishedEvidence
        self.updated = updated
        self.language = language
        self.charset = charset
        self.sha256 = sha256
        self.text = text
        self.blocks = blocks
        self.givenRegion = givenRegion
        self.completeness = completeness
    }
}

/// A paragraph, heading, list item, table row or quotation of an article's main text.
public struct Block: Sendable, Hashable {
    public var kind: Kind
    /// Bytes of the article's text.
    public var span: TextSpan
    /// All of its words are set in bold, as where a page marks a heading without a heading element.
    public var isEmphasized: Bool
    /// The place in the page, such as `/html/body/div[2]/p[4]`.
    public var path: String

    public enum Kind: Sendable, Hashable {
        /// 1 to 6.
        case heading(level: Int)
        case paragraph
        case listItem
        /// Cells are parted by a tab.
        case tableRow
        case quote
    }

    public init(_ kind: Kind, _ span: TextSpan, isEmphasized: Bool = false, path: String = "") {
        self.kind = kind
        self.span = span
        self.isEmphasized = isEmphasized
        self.path = path
    }
}

extension Article {
    /// An article of plain text, a paragraph a line: what `annotate` reads.
    public static func plain(id: String, text: String) -> Article {
        let bytes = UTF8Text(text)
        var blocks: [Block] = []
        var start = 0
        for i in 0...bytes.count where i == bytes.count || bytes.bytes[i] == 0x0A {
            var span = TextSpan(start, i)
            while !span.isEmpty, bytes.bytes[span.start] <= 0x20 { span.start += 1 }
            while !span.isEmpty, bytes.bytes[span.end - 1] <= 0x20 { span.end -= 1 }
            if !span.isEmpty { blocks.append(Block(.paragraph, span)) }
            start = i + 1
        }
        return Article(id: id, source: id, text: bytes, blocks: blocks)
    }
}
