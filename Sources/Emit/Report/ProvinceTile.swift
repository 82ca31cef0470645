import JSONText
import Records

/// The place of a province in the tile map: a square of a grid that keeps to the provinces' neighbourhoods, all of one size, so that
/// none vanishes as small ones do on a drawn map.
package struct ProvinceTile: Sendable, Hashable {
    /// GB/T 2260 code.
    package var code: String
    /// From the west, from 0.
    package var column: Int
    /// From the north, from 0.
    package var row: Int
    /// The name without its kind word, such as 内蒙古.
    package var short: String
    /// The two letters of GB/T 2260, for where a name is too long.
    package var letters: String
    package var english: String

    /// Reads `province-tiles.json`.
    package static func read(json: [UInt8]) throws(DataFault) -> [ProvinceTile] {
        let root: JSONValue
        do {
            root = try JSONParser.parse(json)
        } catch {
            throw DataFault(error.message, at: error.offset)
        }
        guard let elements = root["tiles"]?.elements, !elements.isEmpty else {
            throw DataFault("'tiles' must be a list of tiles", at: root["tiles"]?.offset ?? root.offset)
        }
        var tiles: [ProvinceTile] = []
        for element in elements {
            let tile = try ProvinceTile(element)
            if tiles.contains(where: { $0.code == tile.code }) {
                throw DataFault("the code '\(tile.code)' stands twice", at: element.offset)
            }
            if let other = tiles.first(where: { ($0.column, $0.row) == (tile.column, tile.row) }) {
                throw DataFault("'\(tile.code)' has the place of '\(other.code)'", at: element.offset)
            }
            tiles.append(tile)
        }
        return tiles
    }

    private init(_ value: JSONValue) throws(DataFault) {
        func text(_ key: String) throws(DataFault) -> String {
            guard let text = value[key]?.string, !text.isEmpty else {
                throw DataFault("a tile must have the text '\(key)'", at: value[key]?.offset ?? value.offset)
            }
            return text
        }
        func place(_ key: String) throws(DataFault) -> Int {
            guard let number = value[key]?.integer, (0..<Self.mostPlaces).contains(number) else {
                throw DataFault("'\(key)' must be a whole number from 0 to \(Self.mostPlaces - 1)", at: value[key]?.offset ?? value.offset)
            }
            return number
        }
        code = try text("code")
        column = try place("column")
        row = try place("row")
        short = try text("short")
        letters = try text("letters")
        english = try text("english")
    }

    /// A wider or higher grid has tiles that cannot be read on a phone.
    private static let mostPlaces = 12
}
