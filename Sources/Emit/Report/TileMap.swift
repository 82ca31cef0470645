/// The tile map as `map.mustache` draws it. Lengths are in units of the drawing.
struct TileMap {
    struct Tile {
        let x: Int
        let y: Int
        let middle: Int
        let nameLine: Int
        let valueLine: Int
        let name: String
        let value: String
        /// `none` where nothing was read, else the step of the shade.
        let shade: String
        let anchor: String
        let title: String
    }

    struct Step {
        let shade: String
        let label: String
    }

    let width: Int
    let height: Int
    let side = Self.side
    let tiles: [Tile]
    let steps: [Step]

    private static let pitch = 44
    private static let side = 41

    init(_ tiles: [ProvinceTile], _ counts: ReportCounts, _ phrases: any ReportPhrases) {
        let densities = tiles.map { counts.parts[.province($0.code)]?.density }
        let ends = ReportNumber.steps(to: densities.compactMap { $0 }.max() ?? 0, count: ReportLimits.shades)
        width = ((tiles.map(\.column).max() ?? 0) + 1) * Self.pitch
        height = ((tiles.map(\.row).max() ?? 0) + 1) * Self.pitch
        self.tiles = zip(tiles, densities).map { tile, density in
            let (x, y) = (tile.column * Self.pitch + 1, tile.row * Self.pitch + 1)
            let name = phrases.name(of: tile)
            let part = ReportPart.province(tile.code)
            return Tile(
                x: x,
                y: y,
                middle: x + Self.side / 2,
                nameLine: y + 19,
                valueLine: y + 33,
                name: name.count > 3 ? tile.letters : name,
                value: density.map(ReportNumber.oneDecimal) ?? "–",
                shade: density.map { "s\(ReportNumber.step(of: $0, in: ends))" } ?? "none",
                anchor: counts.parts[part] == nil ? "r-none" : part.anchor,
                title: phrases.tile(name, counts.parts[part])
            )
        }
        steps = ends.indices.map { i in
            Step(shade: "s\(i + 1)", label: (i == 0 ? "0" : ReportNumber.short(ends[i - 1])) + "–" + ReportNumber.short(ends[i]))
        }
    }
}
