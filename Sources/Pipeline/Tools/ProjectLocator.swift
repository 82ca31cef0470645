import Foundation

/// Finds the pipeline file whose data files the tools work with when none is named.
package enum ProjectLocator {
    /// The named file; else `pipeline.json` in the working folder; else the nearest above the program itself, as in a checkout; else
    /// the installed one.
    ///
    /// - Throws: ``RunError`` where there is none.
    package static func pipeline(named name: String?) throws(RunError) -> String {
        if let name { return name }
        let file = "pipeline.json"
        if FileSystem.isRegularFile(file) { return file }
        if let program = FileSystem.resolved("/proc/self/exe") ?? FileSystem.resolved(CommandLine.arguments[0]) {
            var folder = FileSystem.parent(of: program)
            while folder != "/" {
                for candidate in [folder + "/" + file, folder + "/share/lianghui/" + file] where FileSystem.isRegularFile(candidate) {
                    return candidate
                }
                folder = FileSystem.parent(of: folder)
            }
        }
        throw RunError(.noInput, "there is no 'pipeline.json' here; name one with --pipeline, since it says where the data files are")
    }
}
