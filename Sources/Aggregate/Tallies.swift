import Records

/// Counts of what was read, by period, region and theme: partial sums that can be merged in any order.
public struct Tallies: Sendable, Hashable {
    /// What is counted in a cell.
    public struct Count: Sendable, Hashable {
        /// Articles that have anything in the cell; each once.
        public var articles = 0
        public var statements = 0
        public var mentions = 0
        /// Unicode code points of text that the cell's mentions could have stood in.
        public var characters = 0

        public init(articles: Int = 0, statements: Int = 0, mentions: Int = 0, characters: Int = 0) {
            self.articles = articles
            self.statements = statements
            self.mentions = mentions
            self.characters = characters
        }

        public static func += (a: inout Count, b: Count) {
            a.articles += b.articles
            a.statements += b.statements
            a.mentions += b.mentions
            a.characters += b.characters
        }
    }

    /// A period and a region; either is nil where the text does not tell.
    public struct Place: Sendable, Hashable {
        public var period: String?
        public var region: String?

        public init(period: String?, region: String?) {
            self.period = period
            self.region = region
        }
    }

    /// A ``Place`` and a theme.
    public struct Cell: Sendable, Hashable {
        public var place: Place
        public var theme: String

        public init(place: Place, theme: String) {
            self.place = place
            self.theme = theme
        }
    }

    /// A region's own count (without articles), and that of all that lies in it.
    public struct RegionCount: Sendable, Hashable {
        public var own = Count()
        public var total = Count()
    }

    public var all = Count()
    /// The day up to which articles were read: the newest day of publication, or of what one says that does not tell it. What lies ahead
    /// of it may be told of, but was not read.
    public var asOf: CivilDate?
    public var byPlace: [Place: Count] = [:]
    public var byCell: [Cell: Count] = [:]
    public var byPeriod: [String?: Count] = [:]
    /// By code; rolled up from county to prefecture, province and country.
    public var byRegion: [String?: RegionCount] = [:]
    public var byTheme: [String: Count] = [:]
    /// Every region that a code above names.
    public var regions: [String: Region] = [:]
    package var panel = PanelTallies()

    public init() {}

    public mutating func merge(_ other: Tallies) {
        all += other.all
        asOf = [asOf, other.asOf].compactMap { $0 }.max()
        byPlace.merge(other.byPlace) { $0 + $1 }
        byCell.merge(other.byCell) { $0 + $1 }
        byPeriod.merge(other.byPeriod) { $0 + $1 }
        byTheme.merge(other.byTheme) { $0 + $1 }
        byRegion.merge(other.byRegion) { RegionCount(own: $0.own + $1.own, total: $0.total + $1.total) }
        panel.merge(other.panel)
        // A region may have been renamed between two documents; the name that sorts first stands, whatever the order.
        regions.merge(other.regions) { $0.name <= $1.name ? $0 : $1 }
    }
}

extension Tallies.Count {
    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum += b
        return sum
    }
}
