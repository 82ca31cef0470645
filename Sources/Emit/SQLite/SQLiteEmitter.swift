import Records

/// `emit.sqlite`: every table in one SQLite database, with a full-text index, and a file that tells Datasette what they hold.
package struct SQLiteEmitter: Emitter {
    private let path: String
    private let name: String
    private let selection: OutputTables.Selection
    private var tables: OutputTables
    /// Open while the run lasts.
    private var database: DatabaseFile?
    private var articles = 0

    /// - Parameters:
    ///   - path: of the database, below the output folder.
    ///   - name: the pipeline's name.
    ///   - groups: those of the taxonomy.
    ///   - themes: those of the taxonomy.
    package init(path: String, name: String, groups: [ThemeGroup], themes: [Theme], tables selection: OutputTables.Selection = .all) {
        self.path = path
        self.name = name
        self.selection = selection
        tables = OutputTables(selection, groups: groups, themes: themes)
    }

    /// The files that the stage writes, below the output folder.
    package static func paths(database path: String) -> [String] { [path, DatasetteMetadata.path(database: path)] }

    package mutating func begin(_ out: inout OutputBuffer) throws(EmitFault) {
        let tables = OutputTables.descriptions(selection)
        database = try DatabaseFile(path: out.folder + "/" + path, tables: tables)
        let metadata = DatasetteMetadata(name: name, database: path, tables: tables)
        out.append(metadata.bytes, to: DatasetteMetadata.path(database: path))
    }

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) throws(EmitFault) {
        guard var database else { return }
        try tables.add(article, to: &database, &out)
        articles += 1
        try database.addText(of: article, number: articles)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) throws(EmitFault) {
        guard var database else { return }
        try tables.add(reject, to: &database, &out)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) throws(EmitFault) {
        guard var database else { return }
        try tables.finish(tallies, to: &database, &out)
        try database.finish(OutputTables.descriptions(selection), out)
        self.database = nil
        out.didWrite(path)
    }
}
