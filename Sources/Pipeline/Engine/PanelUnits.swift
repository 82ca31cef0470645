import Normalize
import Records
import Synchronization

/// The regions that a panel has rows for, in each year: a division of the whole country as close to one level as there is.
///
/// Those are the regions of the level; a region above it that is not divided at the level (北京市 has no prefectures, 东莞市 no
/// counties) stands for itself, and so does one below it that lies in none (仙桃市, directly under its province).
final class PanelUnits: Sendable {
    let level: Region.Level
    private let gazetteer: Gazetteer
    /// By year and code; filled as years come up.
    private let byYear = Mutex<[Int: [String: Region]]>([:])

    init(_ gazetteer: Gazetteer, level: Region.Level) {
        self.gazetteer = gazetteer
        self.level = level
    }

    /// The region of the panel that a region is or lies in; nil for what lies in none: the country, an area of several provinces, a
    /// region above the level.
    func unit(of region: Region, year: Int) -> Region? {
        let units = units(year: year)
        if let unit = units[region.code] { return unit }
        return gazetteer.ancestors(of: region, year: year).lazy.compactMap { units[$0.code] }.first
    }

    /// All regions of the panel in a year, by code.
    func units(year: Int) -> [String: Region] {
        byYear.withLock { byYear in
            if let units = byYear[year] { return units }
            let units = madeUnits(year: year)
            byYear[year] = units
            return units
        }
    }

    private func madeUnits(year: Int) -> [String: Region] {
        let areas = gazetteer.areas(year: year)
        var divided: Set<String> = []
        for area in areas where area.level == level {
            for ancestor in gazetteer.ancestors(of: area, year: year) { divided.insert(ancestor.code) }
        }
        var units: [String: Region] = [:]
        // From the provinces down, so that what an area lies in is known before it.
        for depth in Self.levels {
            for area in areas where area.level == depth && !divided.contains(area.code) {
                let isCovered = gazetteer.ancestors(of: area, year: year).contains { units[$0.code] != nil }
                if !isCovered { units[area.code] = area }
            }
        }
        return units
    }

    private static let levels: [Region.Level] = [.province, .prefecture, .county]
}

extension Gazetteer {
    /// The regions that a region lies in, from the nearest to the country.
    func ancestors(of region: Region, year: Int) -> [Region] {
        var ancestors: [Region] = []
        var at = region
        while let parent = parent(of: at, year: year), parent.code != at.code {
            ancestors.append(parent)
            at = parent
        }
        return region.level == .country || ancestors.last == .china ? ancestors : ancestors + [.china]
    }
}
