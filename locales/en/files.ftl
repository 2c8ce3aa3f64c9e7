### Attachments: taken or not, why, and when looked at.

## Why a file was not taken

files-refused-large = “{ $name }” is larger than { $each } and was not taken. Choose a smaller file, or take the picture again in a smaller size.
files-refused-total = With “{ $name }” the files are larger than { $total } together, so it was not taken. Leave out another file, or send this one once you have your reference.
files-refused-many = { $most } files can be taken, so “{ $name }” was not. Leave out another file, or send this one once you have your reference.
files-refused-kind = “{ $name }” is not of a kind that can be taken. These can: { $kinds }.
files-refused-mismatch = What is in “{ $name }” is not what its name says, so it was not taken. Open it, save it as the right kind ({ $kinds }) and choose it again.
files-refused-infected = The virus scanner found something in “{ $name }”, so it was not stored. If we need to know what is in it, please describe it in your complaint.
files-refused-empty = There is nothing in “{ $name }”. Choose the file again.

## Why a form was not taken whole

files-trouble-large = The form was too large and was not taken. What you typed is still below. Leave out files or shorten the text, then send it again.
files-trouble-disk = Files cannot be stored at the moment, so yours was not taken. What you typed is still below. Please try again in a few minutes, or send it without files first.
files-trouble-scanner = The virus scanner is not working, so files were not taken. What you typed is still below. Please try again in a few minutes, or send it without files first.
files-trouble-busy = Many people are sending files at the moment, so yours was not taken. What you typed is still below. Please try again in a few minutes, or send it without files first.
files-trouble-broken = The form did not arrive whole, perhaps because the connection broke. What did arrive is still below. Please check it and send it again.

## Sizes and kinds

files-size-mb = { $n } MB
files-size-kb = { $n } KB
files-size-bytes = { $n ->
    [one] { $n } byte
   *[other] { $n } bytes
}
files-kind-jpg = JPEG picture
files-kind-png = PNG picture
files-kind-webp = WebP picture
files-kind-heic = HEIC picture
files-kind-pdf = PDF document
files-kind-eml = e-mail
files-kind-txt = text
files-kind-other = other

## Pictures

files-undrawn-large = The picture has too many pixels to be shown here. Download the file to look at it.
files-undrawn-broken = The file is damaged or is no picture, so it cannot be shown. Be careful when you download and open it.
files-undrawn-kind = Files of this kind can be downloaded, not shown.
files-preview = Show the picture
files-preview-of = The picture in “{ $name }”, without location data
files-digest = SHA-256

## What a file came with

files-with-case = with the complaint
files-with-message = with a message
files-with-letter = scan of a letter
files-with-measure = evidence of { $measure }
files-with-other = original mail
