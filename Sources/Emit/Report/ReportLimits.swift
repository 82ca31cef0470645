/// What keeps the main page small, however many statements there are: below 5 MB, and open in less than two seconds.
package struct ReportLimits: Sendable {
    /// A part with more statements than this gets pages of its own; the main page then has ``excerpts`` of it.
    package var inlineStatements = 40
    /// The same for the text of a part's statements, in UTF-8 bytes.
    package var inlineBytes = 48 << 10
    /// Statements that stand on the main page for a part with pages of its own.
    package var excerpts = 8
    /// Length of an excerpt's text, in code points.
    package var excerptCharacters = 300
    /// Statements on a page of a part.
    package var pageStatements = 1000
    /// Text on a page of a part, in UTF-8 bytes.
    package var pageBytes = 1 << 20
    /// Themes in the table of regions and themes.
    package var themes = 40
    package var rejects = 200
    /// Columns of the timeline.
    package var periods = 92
    package init() {}

    /// Steps of a shade.
    static let shades = 5
}
