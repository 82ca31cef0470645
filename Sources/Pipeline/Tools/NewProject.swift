/// A project that begins as the sample: its pipeline file and its data files, in a folder of its own.
package struct NewProject {
    /// Where saved pages go, relative to the project's folder.
    package static let pages = "data/pages"

    /// Files that were copied.
    package let files: Int

    /// - Parameters:
    ///   - folder: is made where it is missing.
    ///   - withSample: copies the sample's pages too.
    /// - Throws: ``RunError`` where the folder holds something, or the program's own data files are not beside it.
    package init(in folder: String, withSample: Bool) throws(RunError) {
        guard let pipeline = ProjectLocator.own else {
            throw RunError(
                .noInput,
                "the program stands alone: its data files are neither above it nor in ../share/lianghui; install it as a whole"
            )
        }
        if FileSystem.exists(folder) {
            guard FileSystem.isFolder(folder), try FileSystem.names(in: folder).isEmpty else {
                throw RunError(.usage, "'\(folder)' is there already and not an empty folder; name another")
            }
        }
        let source = FileSystem.parent(of: pipeline)
        let data = try Publication.files(below: source + "/data", prefix: "data/")
        let names = ["pipeline.json"] + data.filter { withSample || !$0.hasPrefix(Self.pages + "/") }
        for name in names {
            let target = folder + "/" + name
            try FileSystem.makeFolder(FileSystem.parent(of: target))
            try NamedFile.create(target, try NamedFile.contents(of: source + "/" + name))
        }
        try FileSystem.makeFolder(folder + "/" + Self.pages)
        files = names.count
    }
}
