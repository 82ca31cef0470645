import Aggregate
import Emit
import Extract
import Records

/// What flows from one stage into the next.
package enum Flow: String, Sendable, CaseIterable {
    case articles, statements, tagged, tallies
}

/// A kind of stage that a pipeline can use: what it takes and gives, and its options.
package struct StageType: Sendable {
    /// As `use` names it.
    package var name: String
    package var meaning: String
    /// A stage must be fed by at least one stage for each required flow.
    package var takes: [Intake]
    package var gives: Flow?
    package var options: [OptionSpec]

    package struct Intake: Sendable, Hashable {
        package var flow: Flow
        package var isRequired: Bool
        /// More than one stage may feed it.
        package var isRepeatable: Bool

        static func one(_ flow: Flow) -> Intake { Intake(flow: flow, isRequired: true, isRepeatable: false) }
        static func some(_ flow: Flow) -> Intake { Intake(flow: flow, isRequired: true, isRepeatable: true) }
        static func maybe(_ flow: Flow) -> Intake { Intake(flow: flow, isRequired: false, isRepeatable: false) }
    }
}

extension StageType {
    /// Every stage type, in the order of the reference page.
    package static let all: [StageType] = [
        extract, normalize, enrich, aggregate, emitCSV, emitJSON, emitSQLite, emitSummary, emitReport,
    ]

    package static func named(_ name: String) -> StageType? { all.first { $0.name == name } }

    package static let extract = StageType(
        name: "extract",
        meaning: "Reads saved pages: title, author, publisher, date and main text.",
        takes: [],
        gives: .articles,
        options: [ExtractOptions.from.spec, ExtractOptions.words.spec, ExtractOptions.columns.spec, ExtractOptions.onDuplicate.spec]
    )

    package static let normalize = StageType(
        name: "normalize",
        meaning: "Finds regions, dates, statements, speakers and figures.",
        takes: [.some(.articles)],
        gives: .statements,
        options: [
            NormalizeOptions.regions.spec, NormalizeOptions.zones.spec, NormalizeOptions.regionWords.spec,
            NormalizeOptions.expressions.spec, NormalizeOptions.cues.spec,
        ]
    )

    package static let enrich = StageType(
        name: "enrich",
        meaning: "Tags statements with the themes of a taxonomy and keeps the place of every term.",
        takes: [.one(.statements)],
        gives: .tagged,
        options: [EnrichOptions.taxonomy.spec]
    )

    package static let aggregate = StageType(
        name: "aggregate",
        meaning: "Counts by date, region and theme.",
        takes: [.one(.tagged)],
        gives: .tallies,
        options: [AggregateOptions.period.spec, AggregateOptions.panel.spec, AggregateOptions.level.spec]
    )

    package static let emitCSV = StageType(
        name: "emit.csv",
        meaning: "Writes every table as a CSV file.",
        takes: [.one(.tagged), .maybe(.tallies)],
        gives: nil,
        options: [CSVOptions.to.spec, CSVOptions.bom.spec, CSVOptions.tables.spec, CSVOptions.wide.spec]
    )

    package static let emitJSON = StageType(
        name: "emit.json",
        meaning: "Writes all records and counts as one JSON file.",
        takes: [.one(.tagged), .maybe(.tallies)],
        gives: nil,
        options: [JSONOptions.to.spec]
    )

    package static let emitSQLite = StageType(
        name: "emit.sqlite",
        meaning: "Writes every table into one SQLite database with a full-text index, and metadata.json for Datasette.",
        takes: [.one(.tagged), .maybe(.tallies)],
        gives: nil,
        options: [SQLiteOptions.to.spec]
    )

    package static let emitSummary = StageType(
        name: "emit.summary",
        meaning: "Writes a plain text that a person would forward.",
        takes: [.one(.tagged), .maybe(.tallies)],
        gives: nil,
        options: [SummaryOptions.to.spec, SummaryOptions.horizon.spec, SummaryOptions.language.spec]
    )

    package static let emitReport = StageType(
        name: "emit.report",
        meaning: "Writes a page that people open: map, timeline, statements by region, themes, and how it was made.",
        takes: [.one(.tagged), .one(.tallies)],
        gives: nil,
        options: [ReportOptions.to.spec, ReportOptions.horizon.spec, ReportOptions.language.spec, ReportOptions.tiles.spec]
    )
}

/// Options of `extract`.
package enum ExtractOptions {
    package enum OnDuplicate: String, Sendable, CaseIterable {
        case keep, skip, mark
    }

    package static let from = Option.inputs("from", "Files and folders of saved pages; a folder is read with all that lies in it.")
    package static let words = Option.file(
        "words",
        default: "data/extraction.json",
        "Words by which bylines, dates and boilerplate are told."
    )
    package static let columns = Option.names(
        "columns",
        TableColumns.Field.allCases.map(\.rawValue),
        "Names of the columns of CSV and NDJSON tables, where they differ."
    )
    package static let onDuplicate = Option.choice(
        "on_duplicate",
        default: OnDuplicate.mark,
        "What is done with an article that repeats another: keep counts it again, skip sets it aside, mark keeps it and counts it once."
    )
}

/// Options of `normalize`.
package enum NormalizeOptions {
    package static let regions = Option.file("regions", default: "data/regions.tsv", "Regions by year.")
    package static let zones = Option.file("zones", default: "data/zones.tsv", "Areas of several provinces, and zones.")
    package static let regionWords = Option.file(
        "region_words",
        default: "data/region-words.json",
        "Words by which a place name is told from others."
    )
    package static let expressions = Option.file("expressions", default: "data/expressions.json", "Words of dates and figures.")
    package static let cues = Option.file("cues", default: "data/cues.json", "Words by which statements, speakers and sections are told.")
}

/// Options of `enrich`.
package enum EnrichOptions {
    package static let taxonomy = Option.file("taxonomy", default: nil, "The taxonomy.")
}

/// Options of `aggregate`.
package enum AggregateOptions {
    /// The panel's grain of time.
    package enum PanelPeriod: String, Sendable, CaseIterable {
        case same, day, month, year

        /// Nil for the grain of the other tables.
        var period: Period? { Period(rawValue: rawValue) }
    }

    /// The level of the panel's regions.
    package enum Level: String, Sendable, CaseIterable {
        case province, prefecture, county

        var regionLevel: Region.Level {
            switch self {
            case .province: .province
            case .prefecture: .prefecture
            case .county: .county
            }
        }
    }

    package static let period = Option.choice("period", default: Period.day, "Grain of time of the counts.")
    package static let panel = Option.choice(
        "panel",
        default: PanelPeriod.same,
        "Grain of time of the panel and of what is told of coverage; same is that of 'period'."
    )
    package static let level = Option.choice(
        "level",
        default: Level.province,
        "Level of the panel's regions; what is not divided at the level stands for itself."
    )
}

/// Options of `emit.csv`.
package enum CSVOptions {
    package static let to = Option.output("to", default: "csv", "Folder below the output folder.")
    package static let bom = Option.flag("bom", default: true, "Begins each file with a byte order mark, by which Excel knows UTF-8.")
    package static let tables = Option.choice(
        "tables",
        default: OutputTables.Selection.all,
        "Which tables are written: all, those that have a row for each record, or those that count by period and region, for a second grain in another folder."
    )
    package static let wide = Option.flag(
        "wide",
        default: false,
        "Writes the panel once more, as panel_wide, with a column of mentions for each theme."
    )
}

/// Options of `emit.json`.
package enum JSONOptions {
    package static let to = Option.output("to", default: "records.json", "File below the output folder.")
}

/// Options of `emit.sqlite`.
package enum SQLiteOptions {
    package static let to = Option.output("to", default: "lianghui.sqlite", "Database below the output folder.")
}

/// Options of `emit.summary`.
package enum SummaryOptions {
    package static let to = Option.output("to", default: "summary.txt", "File below the output folder.")
    package static let horizon = Option.optionalYear("horizon", "The year whose direction is told; without it all years.")
    package static let language = Option.choice("language", default: OutputLanguage.zh, "Language of the text.")
}

/// Options of `emit.report`.
package enum ReportOptions {
    package static let to = Option.output(
        "to",
        default: "report.html",
        "File below the output folder; further pages go into a folder beside it."
    )
    package static let horizon = Option.optionalYear(
        "horizon",
        "The year that headline and lede tell, as the summary does; without it all years. Map, tables and statements have all years."
    )
    package static let language = Option.choice("language", default: OutputLanguage.zh, "Language of the page.")
    package static let tiles = Option.file("tiles", default: "data/province-tiles.json", "The place of each province in the map.")
}
