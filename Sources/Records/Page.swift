/// One saved page, as a container gave it: bytes that nobody has read yet, and what the container knows of them.
public struct Page: Sendable {
    /// Where it came from: the path below the input folder, with `!/member` or `#row` for one inside a container.
    public var source: String
    /// The page's content.
    public var bytes: [UInt8]
    /// What the bytes are.
    public var format: Format
    /// The address that the container names.
    public var url: String?
    /// The charset that a HTTP or MIME header names.
    public var headerCharset: String?
    /// The day on which the page was fetched or saved, where the container tells.
    public var fetched: CivilDate?
    /// Columns that a table gave beside the text, which win over what the text says.
    public var given: Given

    public enum Format: Sendable {
        case html
        case plainText
    }

    /// Metadata that stood in a table beside the text.
    public struct Given: Sendable {
        public var id: String?
        public var title: String?
        public var date: CivilDate?
        public var region: String?

        public init(id: String? = nil, title: String? = nil, date: CivilDate? = nil, region: String? = nil) {
            self.id = id
            self.title = title
            self.date = date
            self.region = region
        }
    }

    public init(
        source: String,
        bytes: [UInt8],
        format: Format = .html,
        url: String? = nil,
        headerCharset: String? = nil,
        fetched: CivilDate? = nil,
        given: Given = Given()
    ) {
        self.source = source
        self.bytes = bytes
        self.format = format
        self.url = url
        self.headerCharset = headerCharset
        self.fetched = fetched
        self.given = given
    }
}
