/// What a page says: its main text as blocks, and what the page tells about it.
package struct Article: Sendable {
    /// 16 hexadecimal digits of a hash over source and content: the same on every machine.
    package var id: String
    /// The id that a table gave beside the text.
    package var givenID: String?
    /// The page's ``Page/source``.
    package var source: String
    package var url: String?
    package var title: String?
    package var author: String?
    package var publisher: String?
    /// The day of publication.
    package var published: CivilDate?
    /// Which rule found ``published``, such as `json-ld` or `byline`.
    package var publishedEvidence: String?
    /// The day of the last update, where the page tells it apart.
    package var updated: CivilDate?
    /// BCP 47, such as `zh`.
    package var language: String?
    /// The charset that the bytes were decoded as, such as `utf-8` or `gb18030`.
    package var charset: String
    /// SHA-256 of the page's bytes, in hexadecimal digits.
    package var sha256: String
    /// The main text: its blocks joined by `\n`.
    package var text: UTF8Text
    /// The blocks of ``text``, in order, without the line ends between them.
    package var blocks: [Block]
    /// Headlines on the article's own subject that the page prints below it, each with its day behind a tab: no part of ``text``.
    package var related: [UTF8Text] = []
    /// The region that a table named beside the text: a code or a name.
    package var givenRegion: String?
    /// Whether the page has the whole text.
    package var completeness: Completeness
    /// What a limit cut from the page before it was read, such as attributes beyond the most that a tag may have; nil where nothing was.
    package var cuts: String?

    package enum Completeness: Sendable, Hashable {
        case full
        /// Only an abstract; the reason says what told.
        case summary(reason: String)
        /// Cut short; the reason says what told.
        case truncated(reason: String)

        package var name: String {
            switch self {
            case .full: "full"
            case .summary: "summary"
            case .truncated: "truncated"
            }
        }

        package var reason: String? {
            switch self {
            case .full: nil
            case .summary(let reason), .truncated(let reason): reason
            }
        }
    }

    package init(
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
package struct Block: Sendable, Hashable {
    package var kind: Kind
    /// Bytes of the article's text.
    package var span: TextSpan
    /// All of its words are set in bold, as where a page marks a heading without a heading element.
    package var isEmphasized: Bool
    /// The place in the page, such as `/html/body/div[2]/p[4]`.
    package var path: String

    package enum Kind: Sendable, Hashable {
        /// 1 to 6.
        case heading(level: Int)
        case paragraph
        case listItem
        /// Cells are parted by a tab.
        case tableRow
        case quote
    }

    package init(_ kind: Kind, _ span: TextSpan, isEmphasized: Bool = false, path: String = "") {
        self.kind = kind
        self.span = span
        self.isEmphasized = isEmphasized
        self.path = path
    }
}

extension Article {
    /// An article of plain text, a paragraph a line: what `annotate` reads.
    package static func plain(id: String, text: String) -> Article {
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
