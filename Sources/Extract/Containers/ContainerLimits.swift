/// What one input may cost: bombs end at these, and ordinary archives never reach them.
public struct ContainerLimits: Sendable, Hashable {
    /// Layers of compression and archives in one another: a `.warc.gz` in a WACZ is two.
    public var depth: Int
    /// Bytes that all layers of one input give together.
    public var expandedBytes: Int
    /// Expanded bytes for each byte of the input, checked beyond the first ``freeBytes``.
    public var ratio: Int
    /// Bytes of one page, after the payloads of its data: URIs were cut.
    public var pageBytes: Int
    /// Members of one archive.
    public var members: Int

    /// Below this many expanded bytes the ratio says nothing: a short text of one letter is packed a thousandfold.
    public static let freeBytes = 32 << 20

    public init(
        depth: Int = 4,
        expandedBytes: Int = 64 << 30,
        ratio: Int = 200,
        pageBytes: Int = 64 << 20,
        members: Int = 1_000_000
    ) {
        self.depth = depth
        self.expandedBytes = expandedBytes
        self.ratio = ratio
        self.pageBytes = pageBytes
        self.members = members
    }
}
