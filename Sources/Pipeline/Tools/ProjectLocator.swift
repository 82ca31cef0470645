/// Finds the pipeline file whose data files the tools work with when none is named.
package enum ProjectLocator {
    private static let file = "pipeline.json"

    /// The named file; else `pipeline.json` in the working folder; else the one that came with the program.
    ///
    /// - Throws: ``RunError`` where there is none.
    package static func pipeline(named name: String?) throws(RunError) -> String {
        if let name { return name }
        if FileSystem.isRegularFile(file) { return file }
        if let own { return own }
        throw RunError(
            .noInput,
            "there is no '\(file)' here; name one with --pipeline, since it says where the data files are, or begin a project with 'lianghui init'"
        )
    }

    /// The pipeline file that came with the program: the nearest above the program itself, as in a checkout, or the one that was
    /// installed below the same prefix (`bin/lianghui`, `share/lianghui/pipeline.json`). nil where the program stands alone.
    static var own: String? {
        guard let program = FileSystem.program else { return nil }
        var folder = FileSystem.parent(of: program)
        while folder != "/" {
            for candidate in [folder + "/" + file, folder + "/share/lianghui/" + file] where FileSystem.isRegularFile(candidate) {
                return candidate
            }
            folder = FileSystem.parent(of: folder)
        }
        return nil
    }
}
