### The status page: when something could not be sent, and when a case was shut on the device.

tracking-held-enough = Enough confirmation links were sent for this case today. Please use the newest one, try again tomorrow, or contact us. What you entered is still below.
tracking-held-unavailable = The system is busy and this could not be saved. What you entered is still below; please send it again in a few minutes. Sent several times, it is recorded once.
tracking-held-resumed = What you wrote before is still below and has not been sent. Please read it once more and send it.
tracking-notice-carried = This page was open for too long, so what you just wrote has not been sent. Please enter the access code again: your text is kept, so that you can send it then.
tracking-carried = Not sent yet
tracking-reply-files-again = The files were not sent: please choose them again.
