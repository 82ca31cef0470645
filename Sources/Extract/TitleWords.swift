/// The words that tell a site's name, or no name at all, where a page's title should be.
struct TitleWords: Sendable {
    private let siteEnds: [[UInt8]]
    private let untitled: Set<String>

    /// - Parameters:
    ///   - siteEnds: how the names of sites and of the offices that run them end.
    ///   - untitled: what editors write in a `title` element that nobody fills.
    init(siteEnds: [String], untitled: [String]) {
        self.siteEnds = siteEnds.map { Array($0.utf8) }
        self.untitled = Set(untitled)
    }

    /// Whether a title's part names the site.
    func isSite(_ part: String) -> Bool {
        siteEnds.contains { part.utf8.count > $0.count && part.utf8.suffix($0.count).elementsEqual($0) }
    }

    func isUntitled(_ title: String) -> Bool { untitled.contains(title.lowercased()) }
}
