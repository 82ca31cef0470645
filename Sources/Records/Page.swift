/// One saved page, as a container gave it: bytes that nobody has read yet, and what the container knows of them.
package struct Page: Sendable {
    /// Where it came from: the path below the input folder, with `!/member` or `#row` for one inside a container.
    package var source: String
    /// The page's content.
    package var bytes: [UInt8]
    /// What the bytes are.
    package var format: Format
    /// The address that the container names.
    package var url: String?
    /// The charset that a HTTP or MIME header names.
    package var headerCharset: String?
    /// The day on which the page was fetched or saved, where the container tells.
    package var fetched: CivilDate?
    /// Columns that a table gave beside the text, which win over what the text says.
    package var given: Given

    package enum Format: Sendable {
        case html
        case plainText
    }

    /// Metadata that stood in a table beside the text.
    package struct Given: Sendable {
        package var id: String?
        package var title: String?
        package var date: CivilDate?
        package var region: String?

        package init(id: String? = nil, title: String? = nil, date: CivilDate? = nil, region: String? = nil) {
            self.id = id
            self.title = title
            self.date = date
            self.region = region
        }
    }

    package init(
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
