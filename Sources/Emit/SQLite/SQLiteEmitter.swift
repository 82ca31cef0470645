import Records

/// `emit.sqlite`: every table in one SQLite database, with a full-text index, and a file that tells Datasette what they hold.
package struct SQLiteEmitter: Emitter {
    private let path: String
    private let name: String
    private var tables: OutputTables
    /// Open while the run lasts.
    private var database: DatabaseFile?

    /// - Parameters:
    ///   - path: of the database, below the output folder.
    ///   - name: the pipeline's name.
    ///   - groups: those of the taxonomy.
    ///   - themes: those of the taxonomy.
    package init(path: String, name: String, groups: [ThemeGroup], themes: [Theme]) {
        self.path = path
        self.name = name
        tables = OutputTables(.all, groups: groups, themes: themes)
    }

    /// The files that the stage writes, below the output folder.
    package static func paths(database path: String) -> [String] { [path, DatasetteMetadata.path(database: path)] }

    package mutating func begin(_ out: inout OutputBuffer) throws(EmitFault) {
        database = try DatabaseFile(path: out.folder + "/" + path, tables: OutputTables.all)
        let metadata = DatasetteMetadata(name: name, database: path, tables: OutputTables.all)
        out.append(metadata.bytes, to: DatasetteMetadata.path(database: path))
    }

    package mutating func add(_ article: ArticleRow, _ out: inout OutputBuffer) throws(EmitFault) {
        guard var database else { return }
        try tables.add(article, to: &database, &out)
        try database.addText(of: article)
    }

    package mutating func add(_ reject: Reject, _ out: inout OutputBuffer) throws(EmitFault) {
        guard var database else { return }
        try tables.add(reject, to: &database, &out)
    }

    package mutating func finish(_ tallies: TallyRows?, _ out: inout OutputBuffer) throws(EmitFault) {
        guard var database else { return }
        try tables.finish(tallies, to: &database, &out)
        try database.finish(OutputTables.all)
        self.database = nil
        out.didWrite(path)
    }
}
