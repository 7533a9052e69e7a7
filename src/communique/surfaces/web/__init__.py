"""The reading room: an archive as pages, each of which is also data.

    an address ──► routes ──► rooms/<page>.answer ──► data ──► rooms/<page>.view + template ──► HTML
                   (one table)    (archive, analysis)     └──► the same address + .json
    asked    what a page is asked             frame     what stands around every page
    respond  an address answered, without any network
    app      the answers over HTTP            serve     the server
    site     the same answers as files        suggest   a letter to a friend
"""
