<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActionRow</name>
    <message>
        <source>Submit</source>
        <translation>تقديم</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>تعديل</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>سحب</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>إخراج من السلة</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>حذف المسودة</translation>
    </message>
    <message>
        <source>It lies in the bin.</source>
        <translation>هي في السلة.</translation>
    </message>
    <message>
        <source>Only you see a draft. Submitting sends this text to the moderators.</source>
        <translation>لا يرى المسودة أحد غيرك. التقديم يرسل هذا النص إلى فريق الإشراف.</translation>
    </message>
    <message>
        <source>It goes with the next exchange. Until then you can still change it.</source>
        <translation>تُرسل مع التبادل القادم. حتى ذلك الحين يمكنك تغييرها.</translation>
    </message>
    <message>
        <source>The centre has it. A moderator will read it.</source>
        <translation>وصلت إلى المركز. سيقرؤها فريق الإشراف.</translation>
    </message>
    <message>
        <source>A moderator is reading it.</source>
        <translation>فريق الإشراف يقرؤها الآن.</translation>
    </message>
    <message>
        <source>Colleagues read it in their library.</source>
        <translation>يقرؤها الزملاء في مكتبتهم.</translation>
    </message>
    <message>
        <source>You took it back. Your draft is still here.</source>
        <translation>سُحبت بطلب منك. مسودتك ما زالت هنا.</translation>
    </message>
</context>
<context>
    <name>ActivityRowWidget</name>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>لم يبدأ</translation>
    </message>
    <message>
        <source>you are here</source>
        <translation>أنت هنا</translation>
    </message>
    <message>
        <source>done</source>
        <translation>أُنجز</translation>
    </message>
</context>
<context>
    <name>AnchorCard</name>
    <message>
        <source>The lesson is not on this laptop.</source>
        <translation>الدرس ليس على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Open in lesson</source>
        <translation>فتح في الدرس</translation>
    </message>
</context>
<context>
    <name>BadgeCounts</name>
    <message numerus="yes">
        <source>%n items wait to be sent</source>
        <translation>
            <numerusform>لا شيء ينتظر الإرسال</numerusform>
            <numerusform>عنصر واحد ينتظر الإرسال</numerusform>
            <numerusform>عنصران ينتظران الإرسال</numerusform>
            <numerusform>%n عناصر تنتظر الإرسال</numerusform>
            <numerusform>%n عنصرًا تنتظر الإرسال</numerusform>
            <numerusform>%n عنصر تنتظر الإرسال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Words are sent, %n files wait</source>
        <translation>
            <numerusform>أُرسلت الكلمات، ولا ملف ينتظر</numerusform>
            <numerusform>أُرسلت الكلمات، وملف ينتظر</numerusform>
            <numerusform>أُرسلت الكلمات، وملفان ينتظران</numerusform>
            <numerusform>أُرسلت الكلمات، و%n ملفات تنتظر</numerusform>
            <numerusform>أُرسلت الكلمات، و%n ملفًا تنتظر</numerusform>
            <numerusform>أُرسلت الكلمات، و%n ملف تنتظر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files wait</source>
        <translation>
            <numerusform>لا ملف ينتظر</numerusform>
            <numerusform>ملف ينتظر</numerusform>
            <numerusform>ملفان ينتظران</numerusform>
            <numerusform>%n ملفات تنتظر</numerusform>
            <numerusform>%n ملفًا تنتظر</numerusform>
            <numerusform>%n ملف تنتظر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>لا شيء ينتظر</numerusform>
            <numerusform>عنصر ينتظر</numerusform>
            <numerusform>عنصران ينتظران</numerusform>
            <numerusform>%n تنتظر</numerusform>
            <numerusform>%n تنتظر</numerusform>
            <numerusform>%n تنتظر</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CalendarMarks</name>
    <message>
        <source>Cohort calendar</source>
        <translation>تقويم المجموعة</translation>
    </message>
    <message>
        <source>W{number}</source>
        <comment>W for week, in a narrow column</comment>
        <translation>أ{number}</translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>{days} of {all} days done</source>
        <translation>الأيام المنجزة: {days} من {all}</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
</context>
<context>
    <name>CarryCard</name>
    <message>
        <source>Carry by file</source>
        <translation>النقل بملف</translation>
    </message>
    <message>
        <source>No connection for days? Let a stick do the travel. The file is encrypted; only the server can open it.</source>
        <translation>لا اتصال منذ أيام؟ يمكن أن تحمل وحدة USB ما ينتظر الإرسال. الملف مشفّر، ولا يفتحه إلا الخادم.</translation>
    </message>
    <message>
        <source>Put the answers on a stick</source>
        <translation>وضع الإجابات على وحدة USB</translation>
    </message>
    <message>
        <source>Take a colleague’s file</source>
        <translation>أخذ ملف من الزملاء</translation>
    </message>
    <message>
        <source>Connect once first: its key is not here yet.</source>
        <translation>يلزم أولًا اتصال واحد بالشبكة: مفتاح المركز ليس هنا بعد.</translation>
    </message>
    <message>
        <source>Put a USB stick in</source>
        <translation>إدخال وحدة USB</translation>
    </message>
    <message>
        <source>Export the bundle</source>
        <translation>تصدير ملف النقل</translation>
    </message>
    <message>
        <source>Give it to somebody who can connect</source>
        <translation>إعطاؤها لمن لديه اتصال بالشبكة</translation>
    </message>
    <message>
        <source>Import the answer</source>
        <translation>استيراد الإجابة</translation>
    </message>
</context>
<context>
    <name>CarryCounts</name>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>عنصر واحد</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%n عناصر</numerusform>
            <numerusform>%n عنصرًا</numerusform>
            <numerusform>%n عنصر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>%n قيود</numerusform>
            <numerusform>%n قيدًا</numerusform>
            <numerusform>%n قيد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new entries came</source>
        <translation>
            <numerusform>لم يأت قيد جديد</numerusform>
            <numerusform>جاء قيد جديد واحد</numerusform>
            <numerusform>جاء قيدان جديدان</numerusform>
            <numerusform>جاءت %n قيود جديدة</numerusform>
            <numerusform>جاء %n قيدًا جديدًا</numerusform>
            <numerusform>جاء %n قيد جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos and PDFs too, {size}</source>
        <translation>
            <numerusform>لا صور ولا ملفات PDF</numerusform>
            <numerusform>صورة أو ملف PDF أيضًا، {size}</numerusform>
            <numerusform>صورتان أو ملفا PDF أيضًا، {size}</numerusform>
            <numerusform>%n من الصور وملفات PDF أيضًا، {size}</numerusform>
            <numerusform>%n من الصور وملفات PDF أيضًا، {size}</numerusform>
            <numerusform>%n من الصور وملفات PDF أيضًا، {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files beside it hold photos and PDFs; they go along.</source>
        <translation>
            <numerusform>لا ملفات أخرى بجانبه.</numerusform>
            <numerusform>بجانبه ملف آخر فيه الصور وملفات PDF، ويُنقل معه.</numerusform>
            <numerusform>بجانبه ملفان آخران فيهما الصور وملفات PDF، ويُنقلان معه.</numerusform>
            <numerusform>بجانبه %n ملفات أخرى فيها الصور وملفات PDF، وتُنقل معه.</numerusform>
            <numerusform>بجانبه %n ملفًا آخر فيها الصور وملفات PDF، وتُنقل معه.</numerusform>
            <numerusform>بجانبه %n ملف آخر فيها الصور وملفات PDF، وتُنقل معه.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs arrived</source>
        <translation>
            <numerusform>لم يصل ملف</numerusform>
            <numerusform>وصل ملف واحد</numerusform>
            <numerusform>وصل ملفان</numerusform>
            <numerusform>وصلت %n ملفات</numerusform>
            <numerusform>وصل %n ملفًا</numerusform>
            <numerusform>وصل %n ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs were not accepted</source>
        <translation>
            <numerusform>قُبلت كل الملفات</numerusform>
            <numerusform>ملف واحد لم يُقبل</numerusform>
            <numerusform>ملفان لم يُقبلا</numerusform>
            <numerusform>%n ملفات لم تُقبل</numerusform>
            <numerusform>%n ملفًا لم تُقبل</numerusform>
            <numerusform>%n ملف لم تُقبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You carry %n files for colleagues. They go when you connect.</source>
        <translation>
            <numerusform>لا ملفات للزملاء معك.</numerusform>
            <numerusform>معك ملف واحد للزملاء. يُرسل عند الاتصال.</numerusform>
            <numerusform>معك ملفان للزملاء. يُرسلان عند الاتصال.</numerusform>
            <numerusform>معك %n ملفات للزملاء. تُرسل عند الاتصال.</numerusform>
            <numerusform>معك %n ملفًا للزملاء. تُرسل عند الاتصال.</numerusform>
            <numerusform>معك %n ملف للزملاء. تُرسل عند الاتصال.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers wait to be handed back.</source>
        <translation>
            <numerusform>لا إجابات تنتظر التسليم.</numerusform>
            <numerusform>إجابة واحدة تنتظر التسليم إلى صاحبها.</numerusform>
            <numerusform>إجابتان تنتظران التسليم إلى أصحابهما.</numerusform>
            <numerusform>%n إجابات تنتظر التسليم إلى أصحابها.</numerusform>
            <numerusform>%n إجابة تنتظر التسليم إلى أصحابها.</numerusform>
            <numerusform>%n إجابة تنتظر التسليم إلى أصحابها.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server could not take %n files. Ask for new ones.</source>
        <translation>
            <numerusform>أخذ الخادم كل الملفات.</numerusform>
            <numerusform>ملف واحد لم يتمكن الخادم من أخذه. يرجى طلب ملف جديد.</numerusform>
            <numerusform>ملفان لم يتمكن الخادم من أخذهما. يرجى طلب ملفين جديدين.</numerusform>
            <numerusform>%n ملفات لم يتمكن الخادم من أخذها. يرجى طلب ملفات جديدة.</numerusform>
            <numerusform>%n ملفًا لم يتمكن الخادم من أخذها. يرجى طلب ملفات جديدة.</numerusform>
            <numerusform>%n ملف لم يتمكن الخادم من أخذها. يرجى طلب ملفات جديدة.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answers are on the stick.</source>
        <translation>
            <numerusform>لا إجابات على وحدة USB.</numerusform>
            <numerusform>إجابة واحدة على وحدة USB.</numerusform>
            <numerusform>إجابتان على وحدة USB.</numerusform>
            <numerusform>%n إجابات على وحدة USB.</numerusform>
            <numerusform>%n إجابة على وحدة USB.</numerusform>
            <numerusform>%n إجابة على وحدة USB.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CarryDesk</name>
    <message>
        <source>Write the file onto the stick</source>
        <translation>كتابة الملف على وحدة USB</translation>
    </message>
    <message>
        <source>Open a file from a stick</source>
        <translation>فتح ملف من وحدة USB</translation>
    </message>
    <message>
        <source>Fieldbook files</source>
        <translation>ملفات Fieldbook</translation>
    </message>
    <message>
        <source>Put the answers on a stick</source>
        <translation>وضع الإجابات على وحدة USB</translation>
    </message>
</context>
<context>
    <name>CarryWords</name>
    <message>
        <source>Nothing waits; the file asks for what is new.</source>
        <translation>لا شيء ينتظر. الملف يطلب ما هو جديد.</translation>
    </message>
    <message>
        <source>They open it with Fieldbook, or hand it in at {address}.</source>
        <translation>يُفتح هناك ببرنامج Fieldbook، أو يُسلَّم على العنوان {address}.</translation>
    </message>
    <message>
        <source>The stick comes back with a file “answer”.</source>
        <translation>تعود وحدة USB وعليها ملف «answer» فيه الإجابة.</translation>
    </message>
    <message>
        <source>Your file, written {when}, has no answer yet.</source>
        <translation>ملفك المكتوب {when} لم تأت إجابته بعد.</translation>
    </message>
    <message>
        <source>The file {name} is written. Give it to somebody who can connect.</source>
        <translation>كُتب الملف {name}. يرجى إعطاؤه لمن لديه اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>Not all fitted; the rest goes into the next file, once this one is answered.</source>
        <translation>لم يتسع الملف لكل شيء. الباقي يدخل في الملف القادم، بعد أن تأتي إجابة هذا الملف.</translation>
    </message>
    <message>
        <source>The answer for {label} is here to hand back.</source>
        <translation>إجابة الملف {label} هنا، وتنتظر التسليم إلى صاحبها.</translation>
    </message>
    <message>
        <source>No answers wait to be handed back.</source>
        <translation>لا إجابات تنتظر التسليم.</translation>
    </message>
    <message>
        <source>Each is named after the file it answers. Only its laptop can open it.</source>
        <translation>اسم كل إجابة من اسم الملف الذي تجيب عنه. لا يفتحها إلا الحاسوب الذي كتب ذلك الملف.</translation>
    </message>
    <message>
        <source>This answer is about work that is not on this laptop any more.</source>
        <translation>هذه الإجابة عن عمل لم يعد على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>What was new in it is kept. Connect once, and the rest comes back.</source>
        <translation>حُفظ الجديد فيها. الباقي يعود عند أول اتصال.</translation>
    </message>
    <message>
        <source>You have had this answer. Nothing has changed.</source>
        <translation>وصلتك هذه الإجابة من قبل. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>Received by the server, by stick.</source>
        <translation>وصل إلى الخادم بوحدة USB.</translation>
    </message>
    <message>
        <source>The stick brought news.</source>
        <translation>جاءت وحدة USB بجديد.</translation>
    </message>
    <message>
        <source>The server has more: write another file, or connect.</source>
        <translation>لدى الخادم المزيد. يلزم ملف آخر أو اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>The file {label} was delivered; its answer is here to hand back.</source>
        <translation>تم تسليم الملف {label}. إجابته هنا، وتنتظر التسليم إلى صاحبها.</translation>
    </message>
    <message>
        <source>You carry the file {label} already. It goes when you connect.</source>
        <translation>الملف {label} معك من قبل. يُرسل عند الاتصال.</translation>
    </message>
    <message>
        <source>You carry the file {label} from now on. It goes when you connect.</source>
        <translation>الملف {label} معك من الآن. يُرسل عند الاتصال.</translation>
    </message>
    <message>
        <source>It is sealed: you cannot read it, and nobody on the way can.</source>
        <translation>هو مشفّر: لا يمكنك قراءته، ولا يمكن لأحد في الطريق.</translation>
    </message>
</context>
<context>
    <name>CentreSection</name>
    <message>
        <source>You began without a centre. Join one when you have a code: what you wrote stays yours and here.</source>
        <translation>كانت البداية من دون مركز. يمكنك الانضمام إلى مركز حين يكون لديك رمز. ما كتبته يبقى لك ويبقى هنا.</translation>
    </message>
    <message>
        <source>Joined to {centre}, {cohort}.</source>
        <translation>تم الانضمام إلى {centre}، {cohort}.</translation>
    </message>
    <message>
        <source>Joined to {centre}.</source>
        <translation>تم الانضمام إلى {centre}.</translation>
    </message>
    <message>
        <source>Last contact {moment}.</source>
        <translation>آخر اتصال {moment}.</translation>
    </message>
    <message>
        <source>No contact yet.</source>
        <translation>لا اتصال حتى الآن.</translation>
    </message>
    <message>
        <source>Joined.</source>
        <translation>تم الانضمام.</translation>
    </message>
    <message>
        <source>What waits goes with the next exchange.</source>
        <translation>ما ينتظر يُرسل مع التبادل القادم.</translation>
    </message>
</context>
<context>
    <name>CentreStep</name>
    <message>
        <source>Do you have a code?</source>
        <translation>هل لديك رمز؟</translation>
    </message>
    <message>
        <source>With it your laptop exchanges practices and progress with your course team. It needs a connection.</source>
        <translation>بالرمز يتبادل حاسوبك الممارسات والتقدم مع فريق الدورة. يلزم لذلك اتصال بالشبكة.</translation>
    </message>
    <message>
        <source>No code, or no connection now?</source>
        <translation>لا رمز لديك، أو لا اتصال الآن؟</translation>
    </message>
    <message>
        <source>Begin without a centre. Lessons, quizzes and notes all work. You can join later and lose nothing.</source>
        <translation>يمكنك البدء من دون مركز. الدروس والأسئلة والملاحظات كلها تعمل. يمكنك الانضمام لاحقًا من دون فقدان شيء.</translation>
    </message>
    <message>
        <source>Begin without a centre</source>
        <translation>البدء من دون مركز</translation>
    </message>
</context>
<context>
    <name>ChangeWords</name>
    <message numerus="yes">
        <source>%n glossary terms are new or changed</source>
        <translation>
            <numerusform>لا مصطلحات جديدة أو متغيّرة</numerusform>
            <numerusform>مصطلح واحد جديد أو متغيّر</numerusform>
            <numerusform>مصطلحان جديدان أو متغيّران</numerusform>
            <numerusform>%n مصطلحات جديدة أو متغيّرة</numerusform>
            <numerusform>%n مصطلحًا جديدًا أو متغيّرًا</numerusform>
            <numerusform>%n مصطلح جديد أو متغيّر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your drafts began in the version you have</source>
        <translation>
            <numerusform>لا مسودات بدأت في النسخة التي لديك</numerusform>
            <numerusform>مسودة واحدة من مسوداتك بدأت في النسخة التي لديك</numerusform>
            <numerusform>مسودتان من مسوداتك بدأتا في النسخة التي لديك</numerusform>
            <numerusform>%n من مسوداتك بدأت في النسخة التي لديك</numerusform>
            <numerusform>%n من مسوداتك بدأت في النسخة التي لديك</numerusform>
            <numerusform>%n من مسوداتك بدأت في النسخة التي لديك</numerusform>
        </translation>
    </message>
    <message>
        <source>No lesson changes</source>
        <translation>لا درس يتغيّر</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>ما سيتغيّر</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>محتوى الحزمة</translation>
    </message>
    <message>
        <source>Everything for it is here already</source>
        <translation>كل ما يلزم لها موجود هنا</translation>
    </message>
    <message>
        <source>{size} to download</source>
        <translation>للتنزيل: {size}</translation>
    </message>
    <message>
        <source>{time} at {rate}</source>
        <translation>{time} بسرعة {rate}</translation>
    </message>
    <message>
        <source>Not enough room: {size} are needed and {free} are free.</source>
        <translation>لا مكان يكفي: المطلوب {size}، والمتاح {free}.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>نشاط</translation>
    </message>
    <message>
        <source>{kind} {number}</source>
        <translation>{kind} {number}</translation>
    </message>
    <message>
        <source>{name}  {title}</source>
        <translation>{name}  {title}</translation>
    </message>
    <message>
        <source>New in this version.</source>
        <translation>جديد في هذه النسخة.</translation>
    </message>
    <message>
        <source>No longer part of the course. What you did in it stays.</source>
        <translation>لم يعد جزءًا من الدورة. ما عملته فيه يبقى.</translation>
    </message>
    <message>
        <source>The text changes. We can say how when it is here.</source>
        <translation>يتغيّر النص. نبيّن كيف يتغيّر حين يصل إلى هنا.</translation>
    </message>
    <message>
        <source>Small corrections, no change in the text.</source>
        <translation>تصحيحات صغيرة، بلا تغيير في النص.</translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs new</source>
        <translation>
            <numerusform>لا فقرات جديدة</numerusform>
            <numerusform>فقرة واحدة جديدة</numerusform>
            <numerusform>فقرتان جديدتان</numerusform>
            <numerusform>%n فقرات جديدة</numerusform>
            <numerusform>%n فقرة جديدة</numerusform>
            <numerusform>%n فقرة جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs changed</source>
        <translation>
            <numerusform>لا فقرات تغيّرت</numerusform>
            <numerusform>فقرة واحدة تغيّرت</numerusform>
            <numerusform>فقرتان تغيّرتا</numerusform>
            <numerusform>%n فقرات تغيّرت</numerusform>
            <numerusform>%n فقرة تغيّرت</numerusform>
            <numerusform>%n فقرة تغيّرت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paragraphs removed</source>
        <translation>
            <numerusform>لا فقرات أُزيلت</numerusform>
            <numerusform>فقرة واحدة أُزيلت</numerusform>
            <numerusform>فقرتان أُزيلتا</numerusform>
            <numerusform>%n فقرات أُزيلت</numerusform>
            <numerusform>%n فقرة أُزيلت</numerusform>
            <numerusform>%n فقرة أُزيلت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table rows new</source>
        <translation>
            <numerusform>لا صفوف جديدة في الجداول</numerusform>
            <numerusform>صف واحد جديد في جدول</numerusform>
            <numerusform>صفان جديدان في الجداول</numerusform>
            <numerusform>%n صفوف جديدة في الجداول</numerusform>
            <numerusform>%n صفًا جديدًا في الجداول</numerusform>
            <numerusform>%n صف جديد في الجداول</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table rows removed</source>
        <translation>
            <numerusform>لا صفوف أُزيلت من الجداول</numerusform>
            <numerusform>صف واحد أُزيل من جدول</numerusform>
            <numerusform>صفان أُزيلا من الجداول</numerusform>
            <numerusform>%n صفوف أُزيلت من الجداول</numerusform>
            <numerusform>%n صفًا أُزيلت من الجداول</numerusform>
            <numerusform>%n صف أُزيلت من الجداول</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figures changed</source>
        <translation>
            <numerusform>لا أشكال تغيّرت</numerusform>
            <numerusform>شكل واحد تغيّر</numerusform>
            <numerusform>شكلان تغيّرا</numerusform>
            <numerusform>%n أشكال تغيّرت</numerusform>
            <numerusform>%n شكلًا تغيّرت</numerusform>
            <numerusform>%n شكل تغيّرت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions new</source>
        <translation>
            <numerusform>لا أسئلة جديدة</numerusform>
            <numerusform>سؤال واحد جديد</numerusform>
            <numerusform>سؤالان جديدان</numerusform>
            <numerusform>%n أسئلة جديدة</numerusform>
            <numerusform>%n سؤالًا جديدًا</numerusform>
            <numerusform>%n سؤال جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions changed</source>
        <translation>
            <numerusform>لا أسئلة تغيّرت</numerusform>
            <numerusform>سؤال واحد تغيّر</numerusform>
            <numerusform>سؤالان تغيّرا</numerusform>
            <numerusform>%n أسئلة تغيّرت</numerusform>
            <numerusform>%n سؤالًا تغيّرت</numerusform>
            <numerusform>%n سؤال تغيّرت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions removed</source>
        <translation>
            <numerusform>لا أسئلة أُزيلت</numerusform>
            <numerusform>سؤال واحد أُزيل</numerusform>
            <numerusform>سؤالان أُزيلا</numerusform>
            <numerusform>%n أسئلة أُزيلت</numerusform>
            <numerusform>%n سؤالًا أُزيلت</numerusform>
            <numerusform>%n سؤال أُزيلت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your highlights are in a changed paragraph</source>
        <translation>
            <numerusform>لا تمييزات في فقرة متغيّرة</numerusform>
            <numerusform>تمييز واحد من تمييزاتك في فقرة متغيّرة</numerusform>
            <numerusform>تمييزان من تمييزاتك في فقرات متغيّرة</numerusform>
            <numerusform>%n من تمييزاتك في فقرات متغيّرة</numerusform>
            <numerusform>%n من تمييزاتك في فقرات متغيّرة</numerusform>
            <numerusform>%n من تمييزاتك في فقرات متغيّرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your highlights lose their place</source>
        <translation>
            <numerusform>لا تمييزات تفقد موضعها</numerusform>
            <numerusform>تمييز واحد من تمييزاتك يفقد موضعه</numerusform>
            <numerusform>تمييزان من تمييزاتك يفقدان موضعهما</numerusform>
            <numerusform>%n من تمييزاتك تفقد موضعها</numerusform>
            <numerusform>%n من تمييزاتك تفقد موضعها</numerusform>
            <numerusform>%n من تمييزاتك تفقد موضعها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your highlights are in lessons that change</source>
        <translation>
            <numerusform>لا تمييزات في دروس تتغيّر</numerusform>
            <numerusform>تمييز واحد من تمييزاتك في درس يتغيّر</numerusform>
            <numerusform>تمييزان من تمييزاتك في دروس تتغيّر</numerusform>
            <numerusform>%n من تمييزاتك في دروس تتغيّر</numerusform>
            <numerusform>%n من تمييزاتك في دروس تتغيّر</numerusform>
            <numerusform>%n من تمييزاتك في دروس تتغيّر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n highlights stay where they are</source>
        <translation>
            <numerusform>لا تمييزات يتغيّر موضعها</numerusform>
            <numerusform>يبقى تمييزك في موضعه</numerusform>
            <numerusform>يبقى تمييزاك في موضعهما</numerusform>
            <numerusform>تبقى تمييزاتك (%n) في موضعها</numerusform>
            <numerusform>تبقى تمييزاتك (%n) في موضعها</numerusform>
            <numerusform>تبقى تمييزاتك (%n) في موضعها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your margin notes stand beside a changed paragraph</source>
        <translation>
            <numerusform>لا ملاحظات في الهامش بجانب فقرة متغيّرة</numerusform>
            <numerusform>ملاحظة واحدة من ملاحظاتك في الهامش بجانب فقرة متغيّرة</numerusform>
            <numerusform>ملاحظتان من ملاحظاتك في الهامش بجانب فقرات متغيّرة</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش بجانب فقرات متغيّرة</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش بجانب فقرات متغيّرة</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش بجانب فقرات متغيّرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your margin notes lose their place</source>
        <translation>
            <numerusform>لا ملاحظات في الهامش تفقد موضعها</numerusform>
            <numerusform>ملاحظة واحدة من ملاحظاتك في الهامش تفقد موضعها</numerusform>
            <numerusform>ملاحظتان من ملاحظاتك في الهامش تفقدان موضعهما</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش تفقد موضعها</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش تفقد موضعها</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش تفقد موضعها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your margin notes are in lessons that change</source>
        <translation>
            <numerusform>لا ملاحظات في هامش دروس تتغيّر</numerusform>
            <numerusform>ملاحظة واحدة من ملاحظاتك في الهامش في درس يتغيّر</numerusform>
            <numerusform>ملاحظتان من ملاحظاتك في الهامش في دروس تتغيّر</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش في دروس تتغيّر</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش في دروس تتغيّر</numerusform>
            <numerusform>%n من ملاحظاتك في الهامش في دروس تتغيّر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your %n margin notes stay where they are</source>
        <translation>
            <numerusform>لا ملاحظات في الهامش يتغيّر موضعها</numerusform>
            <numerusform>تبقى ملاحظتك في الهامش في موضعها</numerusform>
            <numerusform>تبقى ملاحظتاك في الهامش في موضعهما</numerusform>
            <numerusform>تبقى ملاحظاتك في الهامش (%n) في موضعها</numerusform>
            <numerusform>تبقى ملاحظاتك في الهامش (%n) في موضعها</numerusform>
            <numerusform>تبقى ملاحظاتك في الهامش (%n) في موضعها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We keep them, beside the new words. Nothing you wrote is lost.</source>
        <translation>
            <numerusform>نحتفظ بها بجانب الكلمات الجديدة. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بالعلامة بجانب الكلمات الجديدة. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بالعلامتين بجانب الكلمات الجديدة. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بها بجانب الكلمات الجديدة. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بها بجانب الكلمات الجديدة. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بها بجانب الكلمات الجديدة. لا يُفقد شيء مما كتبته.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We keep them in the list “Their place has gone”. Nothing you wrote is lost.</source>
        <translation>
            <numerusform>نحتفظ بها في قائمة «زال موضعها». لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بالعلامة في قائمة «زال موضعها». لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بالعلامتين في قائمة «زال موضعها». لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بها في قائمة «زال موضعها». لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بها في قائمة «زال موضعها». لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نحتفظ بها في قائمة «زال موضعها». لا يُفقد شيء مما كتبته.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We look for their place in the new text. Nothing you wrote is lost.</source>
        <translation>
            <numerusform>نبحث عن موضعها في النص الجديد. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نبحث عن موضع العلامة في النص الجديد. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نبحث عن موضع العلامتين في النص الجديد. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نبحث عن موضعها في النص الجديد. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نبحث عن موضعها في النص الجديد. لا يُفقد شيء مما كتبته.</numerusform>
            <numerusform>نبحث عن موضعها في النص الجديد. لا يُفقد شيء مما كتبته.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Version {version} stays for them until they are sent or erased.</source>
        <translation>
            <numerusform>تبقى النسخة {version} من أجلها حتى تُرسل أو تُمحى.</numerusform>
            <numerusform>تبقى النسخة {version} من أجلها حتى تُرسل أو تُمحى.</numerusform>
            <numerusform>تبقى النسخة {version} من أجلهما حتى تُرسلا أو تُمحيا.</numerusform>
            <numerusform>تبقى النسخة {version} من أجلها حتى تُرسل أو تُمحى.</numerusform>
            <numerusform>تبقى النسخة {version} من أجلها حتى تُرسل أو تُمحى.</numerusform>
            <numerusform>تبقى النسخة {version} من أجلها حتى تُرسل أو تُمحى.</numerusform>
        </translation>
    </message>
    <message>
        <source>Only other files of the pack are new.</source>
        <translation>الجديد ملفات أخرى في الحزمة فقط.</translation>
    </message>
</context>
<context>
    <name>ChipStates</name>
    <message>
        <source>On this laptop</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>مسودة</translation>
    </message>
    <message>
        <source>Waiting to be sent</source>
        <translation>في انتظار الإرسال</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وصلت</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>قيد المراجعة</translation>
    </message>
    <message>
        <source>Returned to you</source>
        <translation>أُعيدت إليك</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>نُشرت</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>سُحبت</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>لم تُقبل</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>The course team gives it to you: on paper, by phone or in a message.</source>
        <translation>يعطيك فريق الدورة الرمز: على ورق، أو بالهاتف، أو في رسالة.</translation>
    </message>
    <message>
        <source>Twenty letters and digits in five groups. Small letters and missing dashes do not matter.</source>
        <translation>عشرون حرفًا ورقمًا في خمس مجموعات. لا فرق بين الحروف الكبيرة والصغيرة، ولا حاجة إلى الشرطات.</translation>
    </message>
    <message>
        <source>It belongs to one centre, so it cannot lead you to another.</source>
        <translation>يخص مركزًا واحدًا، فلا يقود إلى مركز آخر.</translation>
    </message>
</context>
<context>
    <name>CohortPanel</name>
    <message>
        <source>Cohort calendar</source>
        <translation>تقويم المجموعة</translation>
    </message>
    <message>
        <source>done by me</source>
        <translation>أنجزته</translation>
    </message>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search in everything on this laptop</source>
        <translation>البحث في كل ما على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Journey</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Good practices</source>
        <translation>ممارسات جيدة</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>الحزم</translation>
    </message>
    <message>
        <source>What waits to be shared</source>
        <translation>ما ينتظر المشاركة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Back to the screen before</source>
        <translation>العودة إلى الشاشة السابقة</translation>
    </message>
    <message>
        <source>From the list of screens to the page, and back</source>
        <translation>من قائمة الشاشات إلى الصفحة، وبالعكس</translation>
    </message>
    <message>
        <source>Next theme: Paper, Sun, Lamp</source>
        <translation>المظهر التالي: ورق، شمس، مصباح</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير النص</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير النص</translation>
    </message>
    <message>
        <source>Text of the usual size</source>
        <translation>النص بالحجم المعتاد</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>هذه القائمة</translation>
    </message>
    <message>
        <source>Close Fieldbook</source>
        <translation>إغلاق Fieldbook</translation>
    </message>
</context>
<context>
    <name>ComponentsPage</name>
    <message>
        <source>Focus</source>
        <translation>التركيز</translation>
    </message>
    <message>
        <source>Components</source>
        <translation>المكونات</translation>
    </message>
    <message>
        <source>Buttons</source>
        <translation>الأزرار</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>معطّل</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>قراءة ثانية</translation>
    </message>
    <message>
        <source>Delete draft</source>
        <translation>حذف المسودة</translation>
    </message>
    <message>
        <source>States</source>
        <translation>الحالات</translation>
    </message>
    <message>
        <source>Signature not valid</source>
        <translation>التوقيع غير صالح</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>ليست هنا بعد</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>الحقول</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>المنظمة</translation>
    </message>
    <message>
        <source>For example: district office</source>
        <translation>مثلًا: مكتب المقاطعة</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>المنطقة</translation>
    </message>
    <message>
        <source>Others see only the region.</source>
        <translation>لا يرى الآخرون إلا المنطقة.</translation>
    </message>
    <message>
        <source>Telmo valley</source>
        <translation>وادي تلمو</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>السرعة</translation>
    </message>
    <message>
        <source>Write a number, for example 8.</source>
        <translation>يرجى كتابة رقم، مثلًا 8.</translation>
    </message>
    <message>
        <source>Notice bar</source>
        <translation>شريط الإشعار</translation>
    </message>
    <message>
        <source>Received by the server.</source>
        <translation>وصل إلى الخادم.</translation>
    </message>
    <message>
        <source>3 items, 7.3 KB, today 18:02.</source>
        <translation>3 عناصر، 7.3 ك.ب، اليوم 18:02.</translation>
    </message>
    <message>
        <source>No connection now.</source>
        <translation>لا اتصال الآن.</translation>
    </message>
    <message>
        <source>You can work. We try again at 18:00.</source>
        <translation>يمكنك العمل. نحاول مرة أخرى في الساعة 18:00.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>This pack is damaged. We did not install it.</source>
        <translation>هذه الحزمة تالفة. لم نثبّتها.</translation>
    </message>
    <message>
        <source>The file on the stick is not complete. Copy it again.</source>
        <translation>الملف على وحدة USB غير مكتمل. يرجى نسخه مرة أخرى.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>لماذا؟</translation>
    </message>
    <message>
        <source>Sync badge</source>
        <translation>شارة التبادل</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>المقياس</translation>
    </message>
    <message>
        <source>Acceptance</source>
        <translation>القبول</translation>
    </message>
    <message>
        <source>Coherence</source>
        <translation>الاتساق</translation>
    </message>
    <message>
        <source>Empty state</source>
        <translation>حالة بلا محتوى</translation>
    </message>
    <message>
        <source>Select a sentence in a lesson and press N.</source>
        <translation>لكتابة ملاحظة: تحديد جملة في درس ثم الضغط على N.</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>لا ملاحظات بعد</translation>
    </message>
    <message>
        <source>Open lesson 4.2</source>
        <translation>فتح الدرس 4.2</translation>
    </message>
    <message>
        <source>Skeleton, only after 400 ms</source>
        <translation>هيكل مؤقت، بعد 400 ملي ثانية فقط</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>My pace</source>
        <translation>بسرعتي</translation>
    </message>
    <message>
        <source>With the cohort</source>
        <translation>مع المجموعة</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>اللون</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message numerus="yes">
        <source>%n highlights</source>
        <translation>
            <numerusform>لا تمييزات</numerusform>
            <numerusform>تمييز واحد</numerusform>
            <numerusform>تمييزان</numerusform>
            <numerusform>%n تمييزات</numerusform>
            <numerusform>%n تمييزًا</numerusform>
            <numerusform>%n تمييز</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notes</source>
        <translation>
            <numerusform>لا ملاحظات</numerusform>
            <numerusform>ملاحظة واحدة</numerusform>
            <numerusform>ملاحظتان</numerusform>
            <numerusform>%n ملاحظات</numerusform>
            <numerusform>%n ملاحظة</numerusform>
            <numerusform>%n ملاحظة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose place has gone</source>
        <translation>
            <numerusform>لا علامات زال موضعها</numerusform>
            <numerusform>علامة واحدة زال موضعها</numerusform>
            <numerusform>علامتان زال موضعهما</numerusform>
            <numerusform>%n علامات زال موضعها</numerusform>
            <numerusform>%n علامة زال موضعها</numerusform>
            <numerusform>%n علامة زال موضعها</numerusform>
        </translation>
    </message>
    <message>
        <source>In this lesson</source>
        <translation>في هذا الدرس</translation>
    </message>
    <message>
        <source>My marks</source>
        <translation>علاماتي</translation>
    </message>
    <message>
        <source>You are here</source>
        <translation>أنت هنا</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>Not read yet</source>
        <translation>لم يُقرأ بعد</translation>
    </message>
</context>
<context>
    <name>ContinueCard</name>
    <message>
        <source>Begin here</source>
        <translation>البداية من هنا</translation>
    </message>
    <message>
        <source>Continue where you left off</source>
        <translation>متابعة من حيث توقفت</translation>
    </message>
    <message>
        <source>Next on your way</source>
        <translation>التالي في مسارك</translation>
    </message>
    <message>
        <source>The cohort is here today</source>
        <translation>المجموعة هنا اليوم</translation>
    </message>
    <message>
        <source>The cohort is in this week</source>
        <translation>المجموعة في هذا الأسبوع</translation>
    </message>
    <message>
        <source>You have done all that is on this laptop</source>
        <translation>أنجزت كل ما على هذا الحاسوب</translation>
    </message>
    <message>
        <source>More weeks come when the course team publishes them</source>
        <translation>تأتي أسابيع أخرى حين ينشرها فريق الدورة</translation>
    </message>
    <message>
        <source>&lt;b&gt;Lesson {number}&lt;/b&gt;</source>
        <translation>&lt;b&gt;الدرس {number}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Section {section} of {sections}</source>
        <translation>القسم {section} من {sections}</translation>
    </message>
    <message>
        <source>Question {section} of {sections}</source>
        <translation>السؤال {section} من {sections}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>&lt;b&gt;Week {number}&lt;/b&gt;</source>
        <translation>&lt;b&gt;الأسبوع {number}&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>ليس هنا بعد</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>بدء</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Get this week</source>
        <translation>جلب هذا الأسبوع</translation>
    </message>
    <message>
        <source>Look for new packs</source>
        <translation>البحث عن حزم جديدة</translation>
    </message>
</context>
<context>
    <name>CourseLanguageChoice</name>
    <message>
        <source>As the program</source>
        <translation>كلغة البرنامج</translation>
    </message>
    <message>
        <source>Language of the course</source>
        <translation>لغة الدورة</translation>
    </message>
    <message>
        <source>Can be had in {language}: {weeks}. Until it is here you read it as it is now.</source>
        <translation>متاح بلغة {language}: {weeks}. إلى أن يصل تقرؤه كما هو الآن.</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>تنزيل {size}</translation>
    </message>
    <message>
        <source>On its way in {language}: {weeks}.</source>
        <translation>في الطريق بلغة {language}: {weeks}.</translation>
    </message>
</context>
<context>
    <name>CourseWords</name>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>This week can be had in {wanted}: see Packs. Until then it is in {here}.</source>
        <translation>هذا الأسبوع متاح بلغة {wanted}: انظر الحزم. وإلى ذلك الحين فهو بلغة {here}.</translation>
    </message>
    <message>
        <source>This week is on its way in {wanted}. Until it is here it is in {here}.</source>
        <translation>هذا الأسبوع في الطريق بلغة {wanted}. وإلى أن يصل فهو بلغة {here}.</translation>
    </message>
    <message>
        <source>This week is in English only so far.</source>
        <translation>هذا الأسبوع متاح بالإنجليزية فقط حتى الآن.</translation>
    </message>
    <message>
        <source>This week is not in {wanted} so far: here it is in {here}.</source>
        <translation>هذا الأسبوع غير متاح بلغة {wanted} حتى الآن: وهو هنا بلغة {here}.</translation>
    </message>
    <message>
        <source>English only</source>
        <translation>بالإنجليزية فقط</translation>
    </message>
    <message>
        <source>in {language}</source>
        <translation>بلغة {language}</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Fieldbook made a mistake.</source>
        <translation>حدث خطأ في Fieldbook.</translation>
    </message>
    <message>
        <source>What was saved is safe. You can go on, or close and open Fieldbook again. The report below names no person and holds none of your words; send it to the course team.</source>
        <translation>ما حُفظ سليم. يمكنك المتابعة، أو إغلاق Fieldbook وفتحه من جديد. التقرير أدناه لا يسمّي أحدًا ولا يحوي شيئًا من كلماتك. يرجى إرساله إلى فريق الدورة.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>نسخ التقرير</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>The centre did not accept it</source>
        <translation>لم يقبلها المركز</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>«{text}»</translation>
    </message>
    <message>
        <source>The moderator asks for changes</source>
        <translation>فريق الإشراف يطلب تغييرات</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>تعديل وإرسال من جديد</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Without a title</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>حُفظت على هذا الحاسوب {time}</translation>
    </message>
    <message>
        <source>Changed since it was sent. The library has the text that was sent.</source>
        <translation>تغيّرت بعد إرسالها. في المكتبة النص الذي أُرسل.</translation>
    </message>
    <message>
        <source>Begun with version {version} of {pack}</source>
        <translation>بدأت مع النسخة {version} من {pack}</translation>
    </message>
    <message>
        <source>Begun with version {version} of Week {number}</source>
        <translation>بدأت مع النسخة {version} من الأسبوع {number}</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم تُحفظ</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>كتابة</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message numerus="yes">
        <source>about %n seconds</source>
        <translation>
            <numerusform>نحو %n ثانية</numerusform>
            <numerusform>نحو ثانية واحدة</numerusform>
            <numerusform>نحو ثانيتين</numerusform>
            <numerusform>نحو %n ثوانٍ</numerusform>
            <numerusform>نحو %n ثانية</numerusform>
            <numerusform>نحو %n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>نحو %n دقيقة</numerusform>
            <numerusform>نحو دقيقة واحدة</numerusform>
            <numerusform>نحو دقيقتين</numerusform>
            <numerusform>نحو %n دقائق</numerusform>
            <numerusform>نحو %n دقيقة</numerusform>
            <numerusform>نحو %n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n hours</source>
        <translation>
            <numerusform>نحو %n ساعة</numerusform>
            <numerusform>نحو ساعة واحدة</numerusform>
            <numerusform>نحو ساعتين</numerusform>
            <numerusform>نحو %n ساعات</numerusform>
            <numerusform>نحو %n ساعة</numerusform>
            <numerusform>نحو %n ساعة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditorPane</name>
    <message>
        <source>Notebook</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Delete this note</source>
        <translation>حذف هذه الملاحظة</translation>
    </message>
    <message>
        <source>History of this note</source>
        <translation>تاريخ هذه الملاحظة</translation>
    </message>
    <message>
        <source>Private. Only you can read it.</source>
        <translation>خاصة. لا يقرؤها أحد غيرك.</translation>
    </message>
    <message>
        <source>Note. Its first line is its title.</source>
        <translation>ملاحظة. سطرها الأول هو عنوانها.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Write here. # begins a heading, - a list, &gt; a quote.</source>
        <translation>مكان الكتابة. # لبدء عنوان، و- لبدء قائمة، و&gt; لبدء اقتباس.</translation>
    </message>
    <message>
        <source>Lesson {number}, {title}</source>
        <translation>الدرس {number}، {title}</translation>
    </message>
    <message>
        <source>In the bin since {moment}.</source>
        <translation>في السلة منذ {moment}.</translation>
    </message>
    <message>
        <source>It can be read here, and written again when it is restored.</source>
        <translation>يمكن قراءتها هنا، والكتابة فيها بعد استعادتها.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>استعادة</translation>
    </message>
    <message>
        <source>These words were recovered.</source>
        <translation>استُردّت هذه الكلمات.</translation>
    </message>
    <message>
        <source>The note was deleted for good elsewhere while you wrote here. What else it said is gone.</source>
        <translation>حُذفت الملاحظة نهائيًا في مكان آخر أثناء كتابتك هنا. بقية ما كان فيها لم تعد موجودة.</translation>
    </message>
    <message>
        <source>They were written into a part of this note that has not come from your other laptop. When it comes, they go to their place.</source>
        <translation>كُتبت في جزء من هذه الملاحظة لم يصل بعد من حاسوبك الآخر. وعندما يصل تعود إلى مكانها.</translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>لا كلمات</numerusform>
            <numerusform>كلمة واحدة</numerusform>
            <numerusform>كلمتان</numerusform>
            <numerusform>%n كلمات</numerusform>
            <numerusform>%n كلمة</numerusform>
            <numerusform>%n كلمة</numerusform>
        </translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Say what to do, in one line.</source>
        <translation>ما العمل، في سطر واحد.</translation>
    </message>
    <message>
        <source>Place or region</source>
        <translation>المكان أو المنطقة</translation>
    </message>
    <message>
        <source>As exact as is safe. A region is enough.</source>
        <translation>بالدقة التي لا خطر فيها. المنطقة تكفي.</translation>
    </message>
</context>
<context>
    <name>EndPanel</name>
    <message>
        <source>You read this on {day}.</source>
        <translation>قرأت هذا يوم {day}.</translation>
    </message>
    <message>
        <source>This is the end of the testimony.</source>
        <translation>هذه نهاية الشهادة.</translation>
    </message>
    <message>
        <source>This is the end of the lesson.</source>
        <translation>هذه نهاية الدرس.</translation>
    </message>
    <message>
        <source>Next: {activity}</source>
        <translation>التالي: {activity}</translation>
    </message>
    <message>
        <source>It is the last activity of this week.</source>
        <translation>هو آخر نشاط في هذا الأسبوع.</translation>
    </message>
    <message>
        <source>Mark as read and go on</source>
        <translation>تسجيل القراءة والمتابعة</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>تسجيل القراءة</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Back to the week</source>
        <translation>العودة إلى الأسبوع</translation>
    </message>
</context>
<context>
    <name>EndView</name>
    <message>
        <source>That was the last question.</source>
        <translation>كان هذا آخر سؤال.</translation>
    </message>
    <message>
        <source>Some answers had a better one. These places in the lessons explain them.</source>
        <translation>لبعض الأسئلة إجابة أفضل. هذه المواضع من الدروس تشرحها.</translation>
    </message>
    <message>
        <source>Your answers agree with the lessons. There is nothing you need to read again.</source>
        <translation>إجاباتك توافق الدروس. لا حاجة إلى قراءة شيء مرة أخرى.</translation>
    </message>
    <message>
        <source>Worth reading again</source>
        <translation>مواضع تستحق قراءة ثانية</translation>
    </message>
    <message numerus="yes">
        <source>%n questions come back later, because you asked for it.</source>
        <translation>
            <numerusform>لا أسئلة تعود لاحقًا.</numerusform>
            <numerusform>سؤال واحد يعود لاحقًا، بناءً على طلبك.</numerusform>
            <numerusform>سؤالان يعودان لاحقًا، بناءً على طلبك.</numerusform>
            <numerusform>%n أسئلة تعود لاحقًا، بناءً على طلبك.</numerusform>
            <numerusform>%n سؤالًا تعود لاحقًا، بناءً على طلبك.</numerusform>
            <numerusform>%n سؤال تعود لاحقًا، بناءً على طلبك.</numerusform>
        </translation>
    </message>
    <message>
        <source>{lesson}, {section}</source>
        <translation>{lesson}، {section}</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Not saved: the disk is full.</source>
        <translation>لم يتم الحفظ: القرص ممتلئ.</translation>
    </message>
    <message>
        <source>Free 20 MB, then save again; nothing that was saved before is lost.</source>
        <translation>يرجى إخلاء 20 م.ب، ثم الحفظ مرة أخرى. لم يُفقد شيء مما حُفظ من قبل.</translation>
    </message>
    <message>
        <source>Not enough room on the disk: {needed} are needed and {free} are free.</source>
        <translation>لا مكان يكفي على القرص: المطلوب {needed}، والمتاح {free}.</translation>
    </message>
    <message>
        <source>Free some space and try again; what is here already stays.</source>
        <translation>يرجى إخلاء بعض المساحة والمحاولة مرة أخرى. ما هو موجود هنا يبقى.</translation>
    </message>
    <message>
        <source>A part of the data on this laptop is damaged.</source>
        <translation>جزء من البيانات على هذا الحاسوب تالف.</translation>
    </message>
    <message>
        <source>Close Fieldbook and open it again: it goes back to the last good copy.</source>
        <translation>يرجى إغلاق Fieldbook وفتحه من جديد. سيعود إلى آخر نسخة سليمة.</translation>
    </message>
    <message>
        <source>The data on this laptop was damaged; {salvaged} entries could still be read.</source>
        <translation>تلفت البيانات على هذا الحاسوب. عدد القيود التي أمكنت قراءتها: {salvaged}.</translation>
    </message>
    <message>
        <source>Look through your latest notes; what the centre has comes back when you connect.</source>
        <translation>يرجى مراجعة آخر ملاحظاتك. ما لدى المركز يعود عند الاتصال.</translation>
    </message>
    <message>
        <source>The data on this laptop was damaged; the copy of {copy} is back, with {salvaged} later entries.</source>
        <translation>تلفت البيانات على هذا الحاسوب. عادت نسخة {copy}. عدد القيود اللاحقة التي عادت معها: {salvaged}.</translation>
    </message>
    <message>
        <source>A newer Fieldbook has written this profile.</source>
        <translation>كُتب هذا الملف الشخصي بنسخة أحدث من Fieldbook.</translation>
    </message>
    <message>
        <source>Install that version or a later one; nothing was changed.</source>
        <translation>يرجى تثبيت تلك النسخة أو نسخة أحدث. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>The folder {folder} lies on a network drive, where your work could be damaged.</source>
        <translation>المجلد {folder} على قرص شبكة، وقد يتلف عملك هناك.</translation>
    </message>
    <message>
        <source>Choose a folder on this laptop&apos;s own disk.</source>
        <translation>يرجى اختيار مجلد على قرص هذا الحاسوب نفسه.</translation>
    </message>
    <message>
        <source>{service} copies the folder {folder} while you work, which would damage your work.</source>
        <translation>تنسخ خدمة {service} المجلد {folder} في أثناء العمل، وهذا يتلف عملك.</translation>
    </message>
    <message>
        <source>Choose a folder that no service copies.</source>
        <translation>يرجى اختيار مجلد لا تنسخه أي خدمة.</translation>
    </message>
    <message>
        <source>We cannot write to {path}.</source>
        <translation>لا تمكن الكتابة في {path}.</translation>
    </message>
    <message>
        <source>Check that the folder belongs to you, or choose another one.</source>
        <translation>يرجى التحقق من أن المجلد لك، أو اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>Another Fieldbook is at work on this profile.</source>
        <translation>نافذة أخرى من Fieldbook تعمل على هذا الملف الشخصي.</translation>
    </message>
    <message>
        <source>Wait until it has finished, or close it, and try again.</source>
        <translation>يرجى الانتظار حتى تنتهي، أو إغلاقها، ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>The key to this profile is not on this laptop.</source>
        <translation>مفتاح هذا الملف الشخصي ليس على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Open the profile where it was made, or begin a new one in another folder.</source>
        <translation>يرجى فتح الملف الشخصي حيث أُنشئ، أو بدء ملف شخصي جديد في مجلد آخر.</translation>
    </message>
    <message>
        <source>Enter your twelve recovery words to open it.</source>
        <translation>لفتحه يرجى إدخال كلمات الاستعادة الاثنتي عشرة.</translation>
    </message>
    <message>
        <source>This laptop has no safe place for keys, so yours lies in a file.</source>
        <translation>لا مكان آمنًا للمفاتيح على هذا الحاسوب، لذلك مفتاحك في ملف.</translation>
    </message>
    <message>
        <source>Whoever can read your files can read your work: lock your laptop&apos;s account.</source>
        <translation>من يقرأ ملفاتك يقرأ عملك. يرجى قفل حسابك على الحاسوب.</translation>
    </message>
    <message>
        <source>These are not the recovery words of this profile.</source>
        <translation>هذه ليست كلمات استعادة هذا الملف الشخصي.</translation>
    </message>
    <message>
        <source>Check each of the twelve words and their order.</source>
        <translation>يرجى التحقق من كل كلمة من الاثنتي عشرة ومن ترتيبها.</translation>
    </message>
    <message>
        <source>Newer words have taken the place of these.</source>
        <translation>حلّت كلمات أحدث محل هذه الكلمات.</translation>
    </message>
    <message>
        <source>Type the newest ones; your other laptop shows them in Settings.</source>
        <translation>يرجى كتابة أحدث الكلمات؛ يعرضها حاسوبك الآخر في الإعدادات.</translation>
    </message>
    <message>
        <source>You have not joined a centre yet.</source>
        <translation>لم يتم الانضمام إلى مركز بعد.</translation>
    </message>
    <message>
        <source>Join with the code that the course team gave you.</source>
        <translation>يرجى الانضمام بالرمز الذي أعطاه لك فريق الدورة.</translation>
    </message>
    <message>
        <source>This code has a mistake in it.</source>
        <translation>في هذا الرمز خطأ.</translation>
    </message>
    <message>
        <source>Check it letter by letter: it has no 0, O, 1 or I.</source>
        <translation>يرجى التحقق منه حرفًا حرفًا. ليس فيه 0 أو O أو 1 أو I.</translation>
    </message>
    <message>
        <source>The centre does not know this code.</source>
        <translation>لا يعرف المركز هذا الرمز.</translation>
    </message>
    <message>
        <source>Check the code and the address, or ask the course team for a new one.</source>
        <translation>يرجى التحقق من الرمز والعنوان، أو طلب رمز جديد من فريق الدورة.</translation>
    </message>
    <message>
        <source>This code is no longer valid.</source>
        <translation>لم يعد هذا الرمز صالحًا.</translation>
    </message>
    <message>
        <source>Ask the course team for a new one.</source>
        <translation>يرجى طلب رمز جديد من فريق الدورة.</translation>
    </message>
    <message>
        <source>Another laptop has joined with this code.</source>
        <translation>انضم حاسوب آخر بهذا الرمز.</translation>
    </message>
    <message>
        <source>Ask the course team for a code of your own.</source>
        <translation>يرجى طلب رمز خاص بك من فريق الدورة.</translation>
    </message>
    <message>
        <source>This is not the address of a centre.</source>
        <translation>هذا ليس عنوان مركز.</translation>
    </message>
    <message>
        <source>It begins with https:// and a name, like https://course.example.org.</source>
        <translation>يبدأ العنوان بـ https:// ثم اسم، مثل https://course.example.org.</translation>
    </message>
    <message>
        <source>This address is not protected: others could read what you send.</source>
        <translation>هذا العنوان غير محمي. قد يقرأ آخرون ما يُرسل.</translation>
    </message>
    <message>
        <source>Use the address that begins with https://.</source>
        <translation>يرجى استعمال العنوان الذي يبدأ بـ https://.</translation>
    </message>
    <message>
        <source>This profile has joined a centre already.</source>
        <translation>هذا الملف الشخصي منضم إلى مركز من قبل.</translation>
    </message>
    <message>
        <source>To join another one, begin a profile of its own in another folder.</source>
        <translation>للانضمام إلى مركز آخر يلزم ملف شخصي جديد في مجلد آخر.</translation>
    </message>
    <message>
        <source>No connection to the centre now.</source>
        <translation>لا اتصال بالمركز الآن.</translation>
    </message>
    <message>
        <source>You can work; everything is saved here, and we try again later.</source>
        <translation>يمكنك العمل. كل شيء محفوظ هنا، ونحاول مرة أخرى لاحقًا.</translation>
    </message>
    <message>
        <source>The centre&apos;s name was not found: there is no connection, or the name is wrong.</source>
        <translation>لم نجد اسم المركز: لا اتصال، أو الاسم خطأ.</translation>
    </message>
    <message>
        <source>The centre could not show who it is, so we sent nothing.</source>
        <translation>لم يُثبت المركز هويته، لذلك لم نرسل شيئًا.</translation>
    </message>
    <message>
        <source>Check the date of your laptop, or try from another network.</source>
        <translation>يرجى التحقق من تاريخ الحاسوب، أو المحاولة من شبكة أخرى.</translation>
    </message>
    <message>
        <source>The line was cut.</source>
        <translation>انقطع الخط.</translation>
    </message>
    <message>
        <source>Nothing is lost; it goes on from there the next time.</source>
        <translation>لم يُفقد شيء. يتابع من هناك في المرة القادمة.</translation>
    </message>
    <message>
        <source>The line is too slow just now.</source>
        <translation>الخط بطيء جدًا الآن.</translation>
    </message>
    <message>
        <source>What answered was not the centre: maybe a login page of the network.</source>
        <translation>لم يكن المجيب هو المركز. ربما هي صفحة دخول الشبكة.</translation>
    </message>
    <message>
        <source>Open a web page to sign in to the network, then try again; nothing was sent twice.</source>
        <translation>يرجى فتح صفحة ويب لتسجيل الدخول إلى الشبكة، ثم المحاولة مرة أخرى. لم يُرسل شيء مرتين.</translation>
    </message>
    <message>
        <source>Another centre answered than the one you joined, so we took nothing from it.</source>
        <translation>أجاب مركز غير الذي انضممت إليه، لذلك لم نأخذ منه شيئًا.</translation>
    </message>
    <message>
        <source>Ask the course team whether the centre&apos;s address or key has changed.</source>
        <translation>يرجى سؤال فريق الدورة: هل تغيّر عنوان المركز أو مفتاحه؟</translation>
    </message>
    <message>
        <source>The centre has too much to do just now.</source>
        <translation>المركز مشغول جدًا الآن.</translation>
    </message>
    <message>
        <source>The centre has no room for more of what you write.</source>
        <translation>لم يعد في المركز مكان لمزيد مما تكتبه.</translation>
    </message>
    <message>
        <source>Everything stays on this laptop and is sent when there is room; please tell the course team.</source>
        <translation>يبقى كل شيء على هذا الحاسوب ويُرسل حين يتوفر مكان. يرجى إبلاغ فريق الدورة.</translation>
    </message>
    <message>
        <source>What arrived is larger than it can be, so we did not take it.</source>
        <translation>ما وصل أكبر من الحد الممكن، لذلك لم نأخذه.</translation>
    </message>
    <message>
        <source>Try again from another network; if it happens again, tell the course team.</source>
        <translation>يرجى المحاولة من شبكة أخرى. إذا تكرر ذلك يرجى إبلاغ فريق الدورة.</translation>
    </message>
    <message>
        <source>One of the texts is too long: at most {limit} characters can be sent.</source>
        <translation>أحد النصوص أطول مما يمكن إرساله. أقصى عدد للأحرف: {limit}.</translation>
    </message>
    <message>
        <source>Shorten it and send it again; your text stays as it is.</source>
        <translation>يرجى اختصاره وإرساله مرة أخرى. نصك يبقى كما هو.</translation>
    </message>
    <message>
        <source>The course team has taken this laptop off the list.</source>
        <translation>أزال فريق الدورة هذا الحاسوب من القائمة.</translation>
    </message>
    <message>
        <source>Your work stays here; ask the course team for a new code.</source>
        <translation>عملك يبقى هنا. يرجى طلب رمز جديد من فريق الدورة.</translation>
    </message>
    <message>
        <source>The centre speaks a newer language than this Fieldbook.</source>
        <translation>يعمل المركز بصيغة أحدث من نسخة Fieldbook هذه.</translation>
    </message>
    <message>
        <source>Install the new version; your work stays here until then.</source>
        <translation>يرجى تثبيت النسخة الجديدة. عملك يبقى هنا حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>The centre did not accept this item.</source>
        <translation>لم يقبل المركز هذا العنصر.</translation>
    </message>
    <message>
        <source>Read the reason beside it, change it and send it again; nothing was deleted.</source>
        <translation>يرجى قراءة السبب بجانبه، وتغييره، وإرساله مرة أخرى. لم يُحذف شيء.</translation>
    </message>
    <message>
        <source>This pack is damaged, and we did not use the damaged part.</source>
        <translation>هذه الحزمة تالفة، ولم نستعمل الجزء التالف.</translation>
    </message>
    <message>
        <source>Install it again from where it came; your answers and notes are not in the pack.</source>
        <translation>يرجى تثبيتها مرة أخرى من مصدرها. إجاباتك وملاحظاتك ليست في الحزمة.</translation>
    </message>
    <message>
        <source>This pack is not signed by the course team, so we did not open it.</source>
        <translation>هذه الحزمة غير موقّعة من فريق الدورة، لذلك لم نفتحها.</translation>
    </message>
    <message>
        <source>Get it from the centre, or from a colleague who did.</source>
        <translation>يرجى الحصول عليها من المركز، أو ممن أخذها من المركز.</translation>
    </message>
    <message>
        <source>No pack with this name is known here.</source>
        <translation>لا حزمة معروفة هنا بهذا الاسم.</translation>
    </message>
    <message>
        <source>Look at the list of packs, or name a folder or address that has it.</source>
        <translation>يرجى النظر في قائمة الحزم، أو تسمية مجلد أو عنوان يحويها.</translation>
    </message>
    <message>
        <source>This pack is older than what you have, so we kept yours.</source>
        <translation>هذه الحزمة أقدم مما لديك، لذلك أبقينا حزمتك.</translation>
    </message>
    <message>
        <source>Get the newest one from the centre.</source>
        <translation>يرجى الحصول على أحدث حزمة من المركز.</translation>
    </message>
    <message>
        <source>This pack needs a newer Fieldbook.</source>
        <translation>تحتاج هذه الحزمة إلى نسخة أحدث من Fieldbook.</translation>
    </message>
    <message>
        <source>Install the new version first; the packs you have go on working.</source>
        <translation>يرجى تثبيت النسخة الجديدة أولًا. الحزم التي لديك تبقى صالحة للعمل.</translation>
    </message>
    <message>
        <source>The pack {pack} is not on this laptop.</source>
        <translation>الحزمة {pack} ليست على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Install it from the Packs page or with: fieldbook packs install {pack}</source>
        <translation>يمكن تثبيتها من صفحة «الحزم» أو بالأمر: fieldbook packs install {pack}</translation>
    </message>
    <message>
        <source>The pack {pack} is announced in {source} but is not there.</source>
        <translation>الحزمة {pack} معلنة في {source} لكنها ليست هناك.</translation>
    </message>
    <message>
        <source>Copy the whole folder again, or install it from the centre.</source>
        <translation>يرجى نسخ المجلد كله مرة أخرى، أو تثبيت الحزمة من المركز.</translation>
    </message>
    <message>
        <source>A draft still needs this version of the pack.</source>
        <translation>ما زالت مسودة تحتاج إلى هذه النسخة من الحزمة.</translation>
    </message>
    <message>
        <source>Finish the draft first; then the old version goes by itself.</source>
        <translation>يرجى إنهاء المسودة أولًا. بعد ذلك تزول النسخة القديمة وحدها.</translation>
    </message>
    <message>
        <source>The list of packs there is out of date.</source>
        <translation>قائمة الحزم هناك قديمة.</translation>
    </message>
    <message>
        <source>Check the date of your laptop, or ask the centre again; what is installed stays.</source>
        <translation>يرجى التحقق من تاريخ الحاسوب، أو سؤال المركز مرة أخرى. ما هو مثبّت يبقى.</translation>
    </message>
    <message>
        <source>This pack waits in the queue.</source>
        <translation>هذه الحزمة في قائمة الانتظار.</translation>
    </message>
    <message>
        <source>Look at its state in the list of packs; what arrived is kept.</source>
        <translation>يرجى النظر إلى حالتها في قائمة الحزم. ما وصل منها محفوظ.</translation>
    </message>
    <message>
        <source>The download of this pack is paused.</source>
        <translation>تنزيل هذه الحزمة متوقف مؤقتًا.</translation>
    </message>
    <message>
        <source>Continue it when you like; what arrived is kept.</source>
        <translation>تمكن متابعته في أي وقت. ما وصل منها محفوظ.</translation>
    </message>
    <message>
        <source>Another download is under way on this laptop, and packs come one at a time.</source>
        <translation>يجري تنزيل آخر على هذا الحاسوب، والحزم تأتي واحدة بعد أخرى.</translation>
    </message>
    <message>
        <source>This one comes after it by itself, while Fieldbook is open.</source>
        <translation>تأتي هذه الحزمة بعده وحدها، ما دام Fieldbook مفتوحًا.</translation>
    </message>
    <message>
        <source>It is outside the hours that you allow for downloads.</source>
        <translation>الوقت الآن خارج الساعات المسموح فيها بالتنزيل.</translation>
    </message>
    <message>
        <source>It goes on at {until} while Fieldbook is open; the hours are on the Sharing page.</source>
        <translation>موعد المتابعة: {until}، ما دام Fieldbook مفتوحًا. الساعات في صفحة «المشاركة».</translation>
    </message>
    <message>
        <source>This connection is paid by the byte, and you did not allow packs on it.</source>
        <translation>هذا الاتصال مدفوع حسب كمية البيانات، والحزم غير مسموح بها عليه.</translation>
    </message>
    <message>
        <source>Allow it on the Packs page, or wait for another connection.</source>
        <translation>يمكن السماح بذلك في صفحة «الحزم»، أو انتظار اتصال آخر.</translation>
    </message>
    <message>
        <source>There are no packs in {source}.</source>
        <translation>لا حزم في {source}.</translation>
    </message>
    <message>
        <source>Check the folder or the address.</source>
        <translation>يرجى التحقق من المجلد أو العنوان.</translation>
    </message>
    <message>
        <source>The server is there, and refuses to give us the packs.</source>
        <translation>الخادم موجود، لكنه يرفض إعطاءنا الحزم.</translation>
    </message>
    <message>
        <source>Ask the course team: it is nothing that you did.</source>
        <translation>يرجى سؤال فريق الدورة: لم يحدث ذلك بسبب شيء من جانبك.</translation>
    </message>
    <message>
        <source>Nothing shows who signed this version, so another laptop would not take it.</source>
        <translation>لا شيء يبيّن من وقّع هذه النسخة، لذلك لن يأخذها حاسوب آخر.</translation>
    </message>
    <message>
        <source>Bring the pack up to date, then copy it again.</source>
        <translation>يرجى تحديث الحزمة، ثم نسخها مرة أخرى.</translation>
    </message>
    <message>
        <source>The packs on this stick are not signed by your course team, so we left it alone.</source>
        <translation>الحزم على وحدة USB هذه غير موقّعة من فريق دورتك، لذلك لم نغيّر فيها شيئًا.</translation>
    </message>
    <message>
        <source>Use another stick or another folder.</source>
        <translation>يرجى استعمال وحدة USB أخرى أو مجلد آخر.</translation>
    </message>
    <message>
        <source>The stick has a newer version of this pack, so we left that one there.</source>
        <translation>على وحدة USB نسخة أحدث من هذه الحزمة، لذلك تركناها هناك.</translation>
    </message>
    <message>
        <source>Install it from the stick, and you have it too.</source>
        <translation>يمكن تثبيتها من وحدة USB لتكون لديك أيضًا.</translation>
    </message>
    <message>
        <source>The stick is full.</source>
        <translation>وحدة USB ممتلئة.</translation>
    </message>
    <message>
        <source>Free some space on it and copy again; it goes on from there.</source>
        <translation>يرجى إخلاء بعض المساحة عليها والنسخ مرة أخرى. يتابع من هناك.</translation>
    </message>
    <message>
        <source>The stick has too little space: {needs} are needed, and {free} are free.</source>
        <translation>لا مكان يكفي على وحدة USB: المطلوب {needs}، والمتاح {free}.</translation>
    </message>
    <message>
        <source>The stick cannot be reached.</source>
        <translation>لا يمكن الوصول إلى وحدة USB.</translation>
    </message>
    <message>
        <source>Put it in again and try again; it goes on from there.</source>
        <translation>يرجى إدخالها من جديد والمحاولة مرة أخرى. يتابع من هناك.</translation>
    </message>
    <message>
        <source>There is no complete copy of packs on this stick.</source>
        <translation>لا نسخة كاملة من الحزم على وحدة USB هذه.</translation>
    </message>
    <message>
        <source>Copy them onto it from a laptop that has them, or choose another folder.</source>
        <translation>يرجى نسخ الحزم إليها من حاسوب توجد عليه، أو اختيار مجلد آخر.</translation>
    </message>
    <message>
        <source>There are no packs on this laptop that could be copied.</source>
        <translation>لا حزم على هذا الحاسوب يمكن نسخها.</translation>
    </message>
    <message>
        <source>Install one first.</source>
        <translation>يرجى تثبيت حزمة أولًا.</translation>
    </message>
    <message>
        <source>The stick is write-protected.</source>
        <translation>وحدة USB محمية من الكتابة.</translation>
    </message>
    <message>
        <source>Move the small switch on its side if it has one, or use another stick.</source>
        <translation>يرجى تحريك المفتاح الصغير على جانبها إن وُجد، أو استعمال وحدة USB أخرى.</translation>
    </message>
    <message>
        <source>This is not a file that Fieldbook wrote.</source>
        <translation>هذا ليس ملفًا كتبه Fieldbook.</translation>
    </message>
    <message>
        <source>Choose the one whose name ends with .fieldbundle.</source>
        <translation>يرجى اختيار الملف الذي في آخر اسمه ‎.fieldbundle‎.</translation>
    </message>
    <message>
        <source>This file was damaged on its way, so we took nothing from it.</source>
        <translation>تلف هذا الملف في الطريق، لذلك لم نأخذ منه شيئًا.</translation>
    </message>
    <message>
        <source>Copy it again, or ask for a new one; nothing that was here is lost.</source>
        <translation>يرجى نسخه مرة أخرى، أو طلب ملف جديد. لم يُفقد شيء مما كان هنا.</translation>
    </message>
    <message>
        <source>Only a part of this file is here, so we took nothing from it.</source>
        <translation>هنا جزء فقط من هذا الملف، لذلك لم نأخذ منه شيئًا.</translation>
    </message>
    <message>
        <source>Copy it again, and do not pull the stick out before it is done.</source>
        <translation>يرجى نسخه مرة أخرى، وعدم نزع وحدة USB قبل أن يكتمل النسخ.</translation>
    </message>
    <message>
        <source>This laptop wrote this file itself.</source>
        <translation>هذا الحاسوب نفسه كتب هذا الملف.</translation>
    </message>
    <message>
        <source>Give it to somebody who can connect; the stick comes back with an answer.</source>
        <translation>يرجى إعطاؤه لمن لديه اتصال بالشبكة. تعود وحدة USB وعليها إجابة.</translation>
    </message>
    <message>
        <source>This file is for another centre than yours, so we did not take it.</source>
        <translation>هذا الملف لمركز غير مركزك، لذلك لم نأخذه.</translation>
    </message>
    <message>
        <source>Give it to somebody of the same course as the person who gave it to you.</source>
        <translation>يرجى إعطاؤه لشخص من الدورة نفسها التي جاء منها الملف.</translation>
    </message>
    <message>
        <source>This answer is for another laptop, and only that one can open it.</source>
        <translation>هذه الإجابة لحاسوب آخر، ولا يفتحها إلا ذلك الحاسوب.</translation>
    </message>
    <message>
        <source>Give it to the person whose stick it came with.</source>
        <translation>يرجى إعطاؤها لمن جاءت على وحدة USB الخاصة به.</translation>
    </message>
    <message>
        <source>There is already another file at {path}.</source>
        <translation>يوجد من قبل ملف آخر في {path}.</translation>
    </message>
    <message>
        <source>Choose another name; it may be the work of a colleague.</source>
        <translation>يرجى اختيار اسم آخر. قد يكون الملف عمل أحد الزملاء.</translation>
    </message>
    <message>
        <source>This laptop does not know yet how to seal a file for your centre.</source>
        <translation>لا يعرف هذا الحاسوب بعد كيف يشفّر ملفًا لمركزك.</translation>
    </message>
    <message>
        <source>Connect once; after that it works without a connection.</source>
        <translation>يلزم اتصال واحد بالشبكة. بعد ذلك يعمل من دون اتصال.</translation>
    </message>
    <message>
        <source>You carry as much for colleagues as this laptop has room for.</source>
        <translation>ملفات الزملاء معك تملأ كل المكان المخصص لها على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Connect to the centre first, and hand the answers back.</source>
        <translation>يرجى الاتصال بالمركز أولًا، ثم تسليم الإجابات إلى أصحابها.</translation>
    </message>
    <message>
        <source>This file was written by a newer Fieldbook.</source>
        <translation>كُتب هذا الملف بنسخة أحدث من Fieldbook.</translation>
    </message>
    <message>
        <source>Install the new version, then open the file again.</source>
        <translation>يرجى تثبيت النسخة الجديدة، ثم فتح الملف مرة أخرى.</translation>
    </message>
    <message>
        <source>Nothing here has the id {id}.</source>
        <translation>لا شيء هنا بالمعرّف {id}.</translation>
    </message>
    <message>
        <source>Take an id from the list.</source>
        <translation>يرجى أخذ معرّف من القائمة.</translation>
    </message>
    <message>
        <source>This good practice has no words yet.</source>
        <translation>لا كلمات بعد في هذه الممارسة الجيدة.</translation>
    </message>
    <message>
        <source>Write at least one of its parts and submit it again.</source>
        <translation>يرجى كتابة جزء واحد منها على الأقل وتقديمها مرة أخرى.</translation>
    </message>
    <message>
        <source>The title is empty.</source>
        <translation>العنوان فارغ.</translation>
    </message>
    <message>
        <source>Add a title and submit it again.</source>
        <translation>يرجى إضافة عنوان وتقديمها مرة أخرى.</translation>
    </message>
    <message>
        <source>This cannot be done with a good practice that is {state}.</source>
        <translation>لا يمكن ذلك مع ممارسة جيدة حالتها: {state}.</translation>
    </message>
    <message>
        <source>Look at its state in the list; nothing was changed.</source>
        <translation>يرجى النظر إلى حالتها في القائمة. لم يتغير شيء.</translation>
    </message>
    <message>
        <source>This good practice is somebody else&apos;s: here it can only be read.</source>
        <translation>كتب هذه الممارسة الجيدة شخص آخر. هنا تمكن قراءتها فقط.</translation>
    </message>
    <message>
        <source>Write one of your own, and say in it what you did differently.</source>
        <translation>يمكنك كتابة ممارسة خاصة بك، وذكر ما اختلف في عملك.</translation>
    </message>
    <message>
        <source>Nothing in it has changed since it was returned to you.</source>
        <translation>لم يتغير فيها شيء منذ أُعيدت إليك.</translation>
    </message>
    <message>
        <source>Read the moderator&apos;s words, change the text, and send it again.</source>
        <translation>يرجى قراءة كلمات فريق الإشراف، وتغيير النص، وإرساله مرة أخرى.</translation>
    </message>
    <message>
        <source>This good practice was sent to the course team, so it is not deleted.</source>
        <translation>أُرسلت هذه الممارسة الجيدة إلى فريق الدورة، لذلك لا تُحذف.</translation>
    </message>
    <message>
        <source>Take it back first, then delete the draft.</source>
        <translation>يرجى سحبها أولًا، ثم حذف المسودة.</translation>
    </message>
    <message>
        <source>The draft of this good practice is not on this laptop.</source>
        <translation>مسودة هذه الممارسة الجيدة ليست على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Change it on the laptop where it was written, or bring the draft here first.</source>
        <translation>يرجى تغييرها على الحاسوب الذي كُتبت عليه، أو جلب المسودة إلى هنا أولًا.</translation>
    </message>
    <message>
        <source>This good practice is in the bin.</source>
        <translation>هذه الممارسة الجيدة في السلة.</translation>
    </message>
    <message>
        <source>Take it out of the bin, then try again.</source>
        <translation>يرجى إخراجها من السلة، ثم المحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>No installed pack has the activity {activity}.</source>
        <translation>لا حزمة مثبّتة فيها النشاط {activity}.</translation>
    </message>
    <message>
        <source>Install the pack of its week; what you did in it is kept.</source>
        <translation>يرجى تثبيت حزمة أسبوعه. ما عملته فيه محفوظ.</translation>
    </message>
    <message>
        <source>We cannot read the file {path}.</source>
        <translation>لا تمكن قراءة الملف {path}.</translation>
    </message>
    <message>
        <source>Check its name and that it belongs to you.</source>
        <translation>يرجى التحقق من اسمه ومن أنه لك.</translation>
    </message>
    <message>
        <source>Line {line} of the file is not a note, so nothing was taken in.</source>
        <translation>السطر {line} من الملف ليس ملاحظة، لذلك لم يُؤخذ شيء.</translation>
    </message>
    <message>
        <source>Each line is like {{&quot;id&quot;: &quot;1&quot;, &quot;title&quot;: &quot;…&quot;, &quot;body&quot;: &quot;…&quot;, &quot;tags&quot;: []}}.</source>
        <translation>كل سطر يكون هكذا: {{&quot;id&quot;: &quot;1&quot;, &quot;title&quot;: &quot;…&quot;, &quot;body&quot;: &quot;…&quot;, &quot;tags&quot;: []}}.</translation>
    </message>
    <message>
        <source>Something that is needed was left empty.</source>
        <translation>بقي فارغًا شيء مطلوب.</translation>
    </message>
    <message>
        <source>Fill it in and try again.</source>
        <translation>يرجى ملؤه والمحاولة مرة أخرى.</translation>
    </message>
    <message>
        <source>The name is empty.</source>
        <translation>الاسم فارغ.</translation>
    </message>
    <message>
        <source>Write the name that the course team knows you by.</source>
        <translation>يرجى كتابة الاسم الذي يعرفك به فريق الدورة.</translation>
    </message>
    <message>
        <source>There is no answer yet.</source>
        <translation>لا إجابة بعد.</translation>
    </message>
    <message>
        <source>Choose or write one, then check it.</source>
        <translation>يرجى اختيار إجابة أو كتابتها، ثم التحقق منها.</translation>
    </message>
    <message>
        <source>This answer is not a number.</source>
        <translation>هذه الإجابة ليست رقمًا.</translation>
    </message>
    <message>
        <source>Write it in digits, for example 1,500 or 2.5.</source>
        <translation>يرجى كتابتها بالأرقام، مثلًا 1,500 أو 2.5.</translation>
    </message>
    <message>
        <source>No words are selected.</source>
        <translation>لم تُحدَّد كلمات.</translation>
    </message>
    <message>
        <source>Select a passage, then mark it.</source>
        <translation>يرجى تحديد مقطع، ثم تمييزه.</translation>
    </message>
    <message>
        <source>This is neither a photo that can be added nor a PDF.</source>
        <translation>هذا ليس صورة يمكن إضافتها ولا ملف PDF.</translation>
    </message>
    <message>
        <source>Save it as JPEG, PNG, WebP or PDF and add that.</source>
        <translation>يرجى حفظه بصيغة JPEG أو PNG أو WebP أو PDF، ثم إضافته.</translation>
    </message>
    <message>
        <source>This picture cannot be read to its end.</source>
        <translation>لا يمكن قراءة هذه الصورة إلى آخرها.</translation>
    </message>
    <message>
        <source>Copy it once more from where it came, then add it.</source>
        <translation>يرجى نسخها مرة أخرى من مصدرها، ثم إضافتها.</translation>
    </message>
    <message>
        <source>This picture has too many pixels for a small laptop.</source>
        <translation>عدد بكسلات هذه الصورة أكبر مما يتحمله حاسوب صغير.</translation>
    </message>
    <message>
        <source>Save it smaller and add that.</source>
        <translation>يرجى حفظها بحجم أصغر، ثم إضافتها.</translation>
    </message>
    <message>
        <source>There are {count} files here, and no more can be added.</source>
        <translation>هنا {count} من الملفات، ولا يمكن إضافة المزيد.</translation>
    </message>
    <message>
        <source>Remove one, or add it to another note.</source>
        <translation>يرجى إزالة أحدها، أو إضافة الملف إلى ملاحظة أخرى.</translation>
    </message>
    <message>
        <source>The file has {size}; at most {most} can be added.</source>
        <translation>حجم الملف {size}؛ ولا يمكن إضافة أكثر من {most}.</translation>
    </message>
    <message>
        <source>Save it smaller, or add a part of it.</source>
        <translation>يرجى حفظه بحجم أصغر، أو إضافة جزء منه.</translation>
    </message>
    <message>
        <source>The content of this file is not on this laptop.</source>
        <translation>محتوى هذا الملف ليس على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Fetch it; it comes with the next exchange.</source>
        <translation>يمكن طلب إحضاره، ويصل مع التبادل القادم.</translation>
    </message>
    <message>
        <source>The centre has no more room for your files.</source>
        <translation>لم يعد في المركز مكان لملفاتك.</translation>
    </message>
    <message>
        <source>It stays on this laptop; remove files that you no longer need, or ask the course team.</source>
        <translation>يبقى على هذا الحاسوب. يرجى حذف ملفات لم تعد لازمة، أو سؤال فريق الدورة.</translation>
    </message>
</context>
<context>
    <name>ExchangeList</name>
    <message>
        <source>Exchanges</source>
        <translation>التبادلات</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>أُرسل</translation>
    </message>
    <message>
        <source>received</source>
        <translation>وصل</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n exchanges</source>
        <translation>
            <numerusform>عرض كل التبادلات</numerusform>
            <numerusform>عرض التبادل الوحيد</numerusform>
            <numerusform>عرض التبادلين</numerusform>
            <numerusform>عرض كل التبادلات (%n)</numerusform>
            <numerusform>عرض كل التبادلات (%n)</numerusform>
            <numerusform>عرض كل التبادلات (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExchangeWords</name>
    <message>
        <source>USB stick</source>
        <translation>وحدة USB</translation>
    </message>
    <message>
        <source>Nothing new, {time}</source>
        <translation>لا جديد، {time}</translation>
    </message>
    <message>
        <source>Complete, {time}</source>
        <translation>اكتمل، {time}</translation>
    </message>
    <message>
        <source>Stopped after {time}</source>
        <translation>توقف بعد {time}</translation>
    </message>
    <message>
        <source>{minutes} {seconds}</source>
        <translation>{minutes} و{seconds}</translation>
    </message>
    <message>
        <source>No answer from the server</source>
        <translation>لا إجابة من الخادم</translation>
    </message>
    <message>
        <source>{time}, then the line was cut</source>
        <translation>{time}، ثم انقطع الخط</translation>
    </message>
    <message>
        <source>The line was too slow, stopped after {time}</source>
        <translation>كان الخط بطيئًا جدًا، توقف بعد {time}</translation>
    </message>
    <message>
        <source>The answer did not come from a centre</source>
        <translation>لم تأت الإجابة من مركز</translation>
    </message>
    <message>
        <source>Another centre answered</source>
        <translation>أجاب مركز آخر</translation>
    </message>
    <message>
        <source>The server was busy</source>
        <translation>كان الخادم مشغولًا</translation>
    </message>
    <message>
        <source>The centre has no room for more of your work</source>
        <translation>لم يعد في المركز مكان لمزيد من عملك</translation>
    </message>
    <message>
        <source>The server found it too large</source>
        <translation>وجده الخادم أكبر من الحد</translation>
    </message>
    <message>
        <source>The server does not know this laptop any more</source>
        <translation>لم يعد الخادم يعرف هذا الحاسوب</translation>
    </message>
    <message>
        <source>The server needs a newer Fieldbook</source>
        <translation>يحتاج الخادم إلى نسخة أحدث من Fieldbook</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Export to a USB stick</source>
        <translation>تصدير إلى وحدة USB</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>المحاولة من جديد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>What is copied stays whole, also if you stop. Leave the stick in.</source>
        <translation>ما نُسخ يبقى سليمًا، حتى بعد الإيقاف. يرجى ترك وحدة USB في مكانها.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>{size} at most.</source>
        <translation>{size} على الأكثر.</translation>
    </message>
    <message>
        <source>{size} at most. {free} are free there.</source>
        <translation>{size} على الأكثر. المساحة المتاحة هناك: {free}.</translation>
    </message>
</context>
<context>
    <name>FileCounts</name>
    <message numerus="yes">
        <source>%n files wait, {size}</source>
        <translation>
            <numerusform>لا ملف ينتظر</numerusform>
            <numerusform>ملف واحد ينتظر، {size}</numerusform>
            <numerusform>ملفان ينتظران، {size}</numerusform>
            <numerusform>%n ملفات تنتظر، {size}</numerusform>
            <numerusform>%n ملفًا تنتظر، {size}</numerusform>
            <numerusform>%n ملف تنتظر، {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were asked for, {size}</source>
        <translation>
            <numerusform>لم يُطلب ملف</numerusform>
            <numerusform>ملف واحد مطلوب، {size}</numerusform>
            <numerusform>ملفان مطلوبان، {size}</numerusform>
            <numerusform>%n ملفات مطلوبة، {size}</numerusform>
            <numerusform>%n ملفًا مطلوبًا، {size}</numerusform>
            <numerusform>%n ملف مطلوب، {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files were not accepted, {size}</source>
        <translation>
            <numerusform>قُبلت كل الملفات</numerusform>
            <numerusform>ملف واحد لم يُقبل، {size}</numerusform>
            <numerusform>ملفان لم يُقبلا، {size}</numerusform>
            <numerusform>%n ملفات لم تُقبل، {size}</numerusform>
            <numerusform>%n ملفًا لم تُقبل، {size}</numerusform>
            <numerusform>%n ملف لم تُقبل، {size}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileGifts</name>
    <message>
        <source>Picture</source>
        <translation>صورة</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Remove {name}</source>
        <translation>إزالة {name}</translation>
    </message>
    <message>
        <source>Send it with the practice</source>
        <translation>إرساله مع الممارسة</translation>
    </message>
    <message>
        <source>Send {name} with the practice</source>
        <translation>إرسال {name} مع الممارسة</translation>
    </message>
    <message>
        <source>Stays with you</source>
        <translation>يبقى لديك</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>إحضار</translation>
    </message>
    <message>
        <source>Fetch {name}</source>
        <translation>إحضار {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Stop fetching {name}</source>
        <translation>إيقاف إحضار {name}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>فتح {name}</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>Save a copy of {name}</source>
        <translation>حفظ نسخة من {name}</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>Not accepted by the centre. {why}</source>
        <translation>لم يقبله المركز. {why}</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>ينتظر الإرسال</translation>
    </message>
    <message>
        <source>On this laptop and at the centre</source>
        <translation>على هذا الحاسوب وفي المركز</translation>
    </message>
    <message>
        <source>On its way, {part} are here</source>
        <translation>في الطريق، وصل منه {part}</translation>
    </message>
    <message>
        <source>It comes with the next exchange</source>
        <translation>يصل مع التبادل القادم</translation>
    </message>
    <message>
        <source>At the centre, {part} are here</source>
        <translation>في المركز، وصل منه {part}</translation>
    </message>
    <message>
        <source>At the centre, not on this laptop</source>
        <translation>في المركز، وليس على هذا الحاسوب</translation>
    </message>
</context>
<context>
    <name>FilesPane</name>
    <message>
        <source>Add a file</source>
        <translation>إضافة ملف</translation>
    </message>
    <message>
        <source>A photo or a PDF</source>
        <translation>صورة أو ملف PDF</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>الملفات</translation>
    </message>
    <message>
        <source>Files of this practice. Each one comes when you ask for it, and not before.</source>
        <translation>ملفات هذه الممارسة. لا يصل أي ملف منها إلا عند طلبه.</translation>
    </message>
    <message>
        <source>What you tick goes to the moderators with the text.</source>
        <translation>ما عليه علامة يُرسل مع النص إلى فريق الإشراف.</translation>
    </message>
    <message>
        <source>Pictures are kept without the place and the camera.</source>
        <translation>تُحفظ الصور من دون بيانات المكان والكاميرا.</translation>
    </message>
    <message>
        <source>A PDF is kept as it is: it can hold the name of its author.</source>
        <translation>يُحفظ ملف PDF كما هو، وقد يحمل اسم من كتبه.</translation>
    </message>
    <message>
        <source>Photos and PDFs</source>
        <translation>صور وملفات PDF</translation>
    </message>
    <message>
        <source>Where to save the copy</source>
        <translation>مكان حفظ النسخة</translation>
    </message>
    <message>
        <source>A copy is saved. Whoever opens that folder can read it.</source>
        <translation>حُفظت نسخة. يستطيع قراءتها كل من يفتح ذلك المجلد.</translation>
    </message>
</context>
<context>
    <name>FilterChip</name>
    <message>
        <source>Press to remove</source>
        <translation>الضغط للإزالة</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All {count}</source>
        <translation>الكل {count}</translation>
    </message>
    <message>
        <source>Mine {count}</source>
        <translation>ممارساتي {count}</translation>
    </message>
    <message>
        <source>Bin</source>
        <translation>السلة</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Find in practices</source>
        <translation>البحث في الممارسات</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%n نتائج</numerusform>
            <numerusform>%n نتيجة</numerusform>
            <numerusform>%n نتيجة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstWeek</name>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>No week is on this laptop yet</source>
        <translation>لا أسبوع على هذا الحاسوب بعد</translation>
    </message>
    <message>
        <source>Look for packs: from the course team&apos;s server, when there is a connection.</source>
        <translation>يمكن البحث عن حزم في خادم فريق الدورة حين يوجد اتصال.</translation>
    </message>
    <message>
        <source>Look for packs</source>
        <translation>البحث عن حزم</translation>
    </message>
    <message>
        <source>Your first week is ready to be installed</source>
        <translation>أسبوعك الأول جاهز للتثبيت</translation>
    </message>
    <message>
        <source>“{title}”, {size}. After that it works without connection.</source>
        <translation>«{title}»، {size}. بعد ذلك يعمل من دون اتصال.</translation>
    </message>
    <message>
        <source>Install week {number}</source>
        <translation>تثبيت الأسبوع {number}</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>التنزيل الآن</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
</context>
<context>
    <name>GivenStep</name>
    <message>
        <source>You have another laptop</source>
        <translation>لديك حاسوب آخر</translation>
    </message>
    <message>
        <source>Its twelve words open here what you wrote there for yourself alone.</source>
        <translation>كلماته الاثنتا عشرة تفتح هنا ما كتبته هناك لك وحدك.</translation>
    </message>
    <message>
        <source>You find this again in Settings. Lessons, quizzes and notes all work now.</source>
        <translation>تجد هذا مرة أخرى في الإعدادات. الدروس والأسئلة والملاحظات كلها تعمل الآن.</translation>
    </message>
    <message>
        <source>Type them later</source>
        <translation>كتابتها لاحقًا</translation>
    </message>
</context>
<context>
    <name>HistoryPopover</name>
    <message>
        <source>History of this note</source>
        <translation>تاريخ هذه الملاحظة</translation>
    </message>
    <message>
        <source>Open a date to read the note as it was then.</source>
        <translation>لقراءة الملاحظة كما كانت يكفي فتح أحد التواريخ.</translation>
    </message>
    <message>
        <source>There is no earlier version yet. One is kept for every hour in which you write.</source>
        <translation>لا نسخة سابقة بعد. تُحفظ نسخة عن كل ساعة فيها كتابة.</translation>
    </message>
</context>
<context>
    <name>HoursField</name>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>This is not a time of day. Write it like 18:00.</source>
        <translation>هذا ليس وقتًا من اليوم. يرجى كتابته هكذا: 18:00.</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>Import from a USB stick</source>
        <translation>استيراد من وحدة USB</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>المحاولة من جديد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>We look at what lies there.</source>
        <translation>ننظر الآن في ما يوجد هناك.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Every file is checked as it comes. Leave the stick in.</source>
        <translation>يُفحص كل ملف عند وصوله. يرجى ترك وحدة USB في مكانها.</translation>
    </message>
    <message>
        <source>No new pack is complete on this stick.</source>
        <translation>لا حزمة جديدة مكتملة على وحدة USB هذه.</translation>
    </message>
    <message>
        <source>There is nothing new for this laptop.</source>
        <translation>لا جديد لهذا الحاسوب.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Export it again on the laptop that has it. What is whole there is not written again.</source>
        <translation>يرجى تصديرها مرة أخرى على الحاسوب الذي توجد عليه. ما هو سليم هناك لا يُكتب مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>لا شيء ينتظر الإرسال.</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n items</source>
        <translation>
            <numerusform>عرض كل العناصر</numerusform>
            <numerusform>عرض العنصر الوحيد</numerusform>
            <numerusform>عرض العنصرين</numerusform>
            <numerusform>عرض كل العناصر (%n)</numerusform>
            <numerusform>عرض كل العناصر (%n)</numerusform>
            <numerusform>عرض كل العناصر (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ItemWords</name>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}: {title}</translation>
    </message>
    <message>
        <source>Written {moment}</source>
        <translation>كُتب {moment}</translation>
    </message>
    <message>
        <source>Read {moment}</source>
        <comment>past tense: somebody read it then</comment>
        <translation>قُرئ {moment}</translation>
    </message>
    <message>
        <source>Answered {moment}</source>
        <translation>أُجيب عنه {moment}</translation>
    </message>
    <message>
        <source>Changed {moment}</source>
        <translation>تغيّر {moment}</translation>
    </message>
</context>
<context>
    <name>JoinForm</name>
    <message>
        <source>Address of the centre</source>
        <translation>عنوان المركز</translation>
    </message>
    <message>
        <source>The course team gives you address and code together.</source>
        <translation>يعطيك فريق الدورة العنوان والرمز معًا.</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Letters and numbers in groups. Small letters are fine.</source>
        <translation>حروف وأرقام في مجموعات. تصح الحروف الصغيرة أيضًا.</translation>
    </message>
    <message>
        <source>I have recovery words from another laptop</source>
        <translation>لدي كلمات استعادة من حاسوب آخر</translation>
    </message>
    <message>
        <source>Join with the code</source>
        <translation>الانضمام بالرمز</translation>
    </message>
    <message>
        <source>Asking the centre. You can go on working.</source>
        <translation>نسأل المركز الآن. يمكنك متابعة العمل.</translation>
    </message>
    <message>
        <source>Write the address, for example https://centre.example.org</source>
        <translation>يرجى كتابة العنوان، مثلًا https://centre.example.org</translation>
    </message>
    <message>
        <source>Write the code, for example 7K4M-PQ2R-…</source>
        <translation>يرجى كتابة الرمز، مثلًا 7K4M-PQ2R-…</translation>
    </message>
    <message>
        <source>{what} {todo}</source>
        <translation>{what} {todo}</translation>
    </message>
</context>
<context>
    <name>Joining</name>
    <message>
        <source>When you join</source>
        <translation>عند الانضمام</translation>
    </message>
    <message>
        <source>What the course team sees of me</source>
        <translation>ما يراه فريق الدورة عني</translation>
    </message>
    <message>
        <source>What you finish is shared</source>
        <translation>ما تم إنجازه يُشارَك</translation>
    </message>
    <message>
        <source>Finished activities with their dates, and the good practices you submit.</source>
        <translation>الأنشطة المنجزة وتواريخها، والممارسات الجيدة المقدَّمة.</translation>
    </message>
    <message>
        <source>What you write for yourself stays yours</source>
        <translation>ما هو مكتوب لك وحدك يبقى لك</translation>
    </message>
    <message>
        <source>Notes, highlights, answers and drafts are sealed. The centre cannot read them.</source>
        <translation>الملاحظات والتمييزات والإجابات والمسودات مشفّرة. لا يمكن للمركز قراءتها.</translation>
    </message>
    <message>
        <source>You never wait for it</source>
        <translation>لا انتظار للشبكة</translation>
    </message>
    <message>
        <source>All of Fieldbook works without connection. Things go when there is one, in seconds.</source>
        <translation>يعمل Fieldbook كله من دون اتصال. حين يوجد اتصال يُرسل كل شيء في ثوانٍ.</translation>
    </message>
</context>
<context>
    <name>JourneyPage</name>
    <message>
        <source>Journey</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Order of the journey</source>
        <translation>ترتيب المسار</translation>
    </message>
    <message>
        <source>Week {number} of {total}</source>
        <translation>الأسبوع {number} من {total}</translation>
    </message>
    <message>
        <source>The cohort is in week {number} of {total}</source>
        <translation>المجموعة في الأسبوع {number} من {total}</translation>
    </message>
    <message>
        <source>My pace</source>
        <translation>بسرعتي</translation>
    </message>
    <message>
        <source>With the cohort</source>
        <translation>مع المجموعة</translation>
    </message>
</context>
<context>
    <name>LanguageChoice</name>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>{language} (not yet reviewed)</source>
        <translation>{language} (لم تُراجع بعد)</translation>
    </message>
</context>
<context>
    <name>LaptopCard</name>
    <message>
        <source>Centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>آخر اتصال</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>لا شيء بعد</translation>
    </message>
    <message>
        <source>Next try</source>
        <translation>المحاولة القادمة</translation>
    </message>
</context>
<context>
    <name>LessonQuote</name>
    <message>
        <source>From the lesson</source>
        <translation>من الدرس</translation>
    </message>
    <message>
        <source>“{sentence}”</source>
        <translation>«{sentence}»</translation>
    </message>
    <message>
        <source>{lesson}, {section}</source>
        <translation>{lesson}، {section}</translation>
    </message>
    <message>
        <source>Read it again, {time}</source>
        <translation>قراءة ثانية، {time}</translation>
    </message>
</context>
<context>
    <name>LimitsCard</name>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>For packs and files. What you write is small and is always sent.</source>
        <translation>للحزم والملفات. ما تكتبه صغير ويُرسل دائمًا.</translation>
    </message>
    <message>
        <source>Use at most</source>
        <translation>أقصى سرعة</translation>
    </message>
    <message>
        <source>Only between</source>
        <translation>في هذه الساعات فقط</translation>
    </message>
    <message>
        <source>If the connection is paid by the byte</source>
        <translation>إذا كان الاتصال مدفوعًا حسب كمية البيانات</translation>
    </message>
    <message>
        <source>{size}/s</source>
        <translation>{size}/ث</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>بلا حد</translation>
    </message>
    <message>
        <source>Ask me</source>
        <translation>السؤال أولًا</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Packs come from</source>
        <translation>تأتي الحزم من الساعة</translation>
    </message>
    <message>
        <source>Packs come until</source>
        <translation>تأتي الحزم حتى الساعة</translation>
    </message>
    <message>
        <source>Empty: at any hour.</source>
        <translation>إذا كان فارغًا: في أي ساعة.</translation>
    </message>
    <message>
        <source>This month: {up} sent, {down} received.</source>
        <translation>هذا الشهر: أُرسل {up}، ووصل {down}.</translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message>
        <source>Notebook</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Search my notes</source>
        <translation>البحث في ملاحظاتي</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>ملاحظة جديدة</translation>
    </message>
    <message>
        <source>Ctrl+N</source>
        <translation>Ctrl+N</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>ملاحظاتي</translation>
    </message>
    <message>
        <source>Open lesson {number}</source>
        <translation>فتح الدرس {number}</translation>
    </message>
    <message>
        <source>Open the journey</source>
        <translation>فتح المسار</translation>
    </message>
    <message>
        <source>No notes yet</source>
        <translation>لا ملاحظات بعد</translation>
    </message>
    <message>
        <source>Select a sentence in a lesson and press N.</source>
        <translation>لكتابة ملاحظة: تحديد جملة في درس ثم الضغط على N.</translation>
    </message>
    <message numerus="yes">
        <source>%n marks whose lesson is not here</source>
        <translation>
            <numerusform>لا علامات درسها ليس هنا</numerusform>
            <numerusform>علامة واحدة درسها ليس هنا</numerusform>
            <numerusform>علامتان درسهما ليس هنا</numerusform>
            <numerusform>%n علامات دروسها ليست هنا</numerusform>
            <numerusform>%n علامة دروسها ليست هنا</numerusform>
            <numerusform>%n علامة دروسها ليست هنا</numerusform>
        </translation>
    </message>
    <message>
        <source>No note has “{words}”.</source>
        <translation>لا ملاحظة فيها «{words}».</translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <translation>السلة فارغة.</translation>
    </message>
    <message>
        <source>No note has this tag any more.</source>
        <translation>لم تعد هناك ملاحظة بهذا الوسم.</translation>
    </message>
</context>
<context>
    <name>LostEntry</name>
    <message>
        <source>My note, {day}</source>
        <translation>ملاحظتي، {day}</translation>
    </message>
    <message>
        <source>Highlight, {day}</source>
        <translation>تمييز، {day}</translation>
    </message>
    <message>
        <source>Open the note</source>
        <translation>فتح الملاحظة</translation>
    </message>
    <message>
        <source>Remove the highlight</source>
        <translation>إزالة التمييز</translation>
    </message>
</context>
<context>
    <name>LostList</name>
    <message>
        <source>A lesson that was never on this laptop</source>
        <translation>درس لم يكن قط على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Week {number}: {title}</source>
        <translation>الأسبوع {number}: {title}</translation>
    </message>
</context>
<context>
    <name>LostMarks</name>
    <message>
        <source>These words are not in the lesson any more. What you made of them stays here. If the words come back, it finds its place again.</source>
        <translation>لم تعد هذه الكلمات في الدرس. ما عملته بها يبقى هنا. إذا عادت الكلمات عاد إلى موضعه.</translation>
    </message>
</context>
<context>
    <name>LostPopover</name>
    <message>
        <source>Their place has gone</source>
        <translation>زال موضعها</translation>
    </message>
</context>
<context>
    <name>MarginCard</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>MarginNote</name>
    <message>
        <source>Not saved. Your words are still here.</source>
        <translation>لم تُحفظ. كلماتك ما زالت هنا.</translation>
    </message>
    <message>
        <source>My note</source>
        <translation>ملاحظتي</translation>
    </message>
    <message>
        <source>Highlight, {day}</source>
        <translation>تمييز، {day}</translation>
    </message>
    <message>
        <source>The text has changed. It was: “{quote}”</source>
        <translation>تغيّر النص. كان: «{quote}»</translation>
    </message>
    <message>
        <source>My note on: {quote}</source>
        <translation>ملاحظتي على: {quote}</translation>
    </message>
    <message>
        <source>Write your note here.</source>
        <translation>مكان كتابة ملاحظتك.</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>إضافة ملاحظة</translation>
    </message>
    <message>
        <source>Delete this note</source>
        <translation>حذف هذه الملاحظة</translation>
    </message>
    <message>
        <source>Remove this highlight</source>
        <translation>إزالة هذا التمييز</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>خاصة</translation>
    </message>
    <message>
        <source>Private. Saved {time}</source>
        <translation>خاصة. حُفظت {time}</translation>
    </message>
</context>
<context>
    <name>Meter</name>
    <message>
        <source>{name}: {value} of 10</source>
        <translation>{name}: {value} من 10</translation>
    </message>
</context>
<context>
    <name>NarrowRail</name>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
</context>
<context>
    <name>Needs</name>
    <message numerus="yes">
        <source>%n practices returned to you</source>
        <translation>
            <numerusform>لا ممارسات أُعيدت إليك</numerusform>
            <numerusform>ممارسة واحدة أُعيدت إليك</numerusform>
            <numerusform>ممارستان أُعيدتا إليك</numerusform>
            <numerusform>%n ممارسات أُعيدت إليك</numerusform>
            <numerusform>%n ممارسة أُعيدت إليك</numerusform>
            <numerusform>%n ممارسة أُعيدت إليك</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewWordsDialog</name>
    <message>
        <source>I have the new words on paper, in this order</source>
        <translation>الكلمات الجديدة عندي على ورق، بهذا الترتيب</translation>
    </message>
    <message>
        <source>Your other laptops go on. They read what you write here once you type these words there.</source>
        <translation>حواسيبك الأخرى تتابع العمل. تقرأ ما تكتبه هنا بعد كتابة هذه الكلمات عليها.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>لاحقًا</translation>
    </message>
    <message>
        <source>Use the new words</source>
        <translation>استعمال الكلمات الجديدة</translation>
    </message>
    <message>
        <source>Your other laptop was reported lost</source>
        <translation>تم الإبلاغ عن ضياع حاسوبك الآخر</translation>
    </message>
    <message>
        <source>Begin with new words</source>
        <translation>البدء بكلمات جديدة</translation>
    </message>
    <message>
        <source>We make new recovery words, so that it cannot read what you write from now on.</source>
        <translation>ننشئ كلمات استعادة جديدة، فلا يمكنه قراءة ما تكتبه من الآن.</translation>
    </message>
    <message>
        <source>Without its words, what your other laptop wrote for you alone stays sealed. With new words this laptop sends what you write.</source>
        <translation>من دون كلماته يبقى مشفّرًا ما هو مكتوب لك وحدك على حاسوبك الآخر. بالكلمات الجديدة يرسل هذا الحاسوب ما تكتبه.</translation>
    </message>
</context>
<context>
    <name>NoteDelegate</name>
    <message>
        <source>Without a title</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Recovered words</source>
        <translation>كلمات مستردّة</translation>
    </message>
</context>
<context>
    <name>NoteGroups</name>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>{month} {year}</source>
        <translation>{month} {year}</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>هذا الأسبوع</translation>
    </message>
</context>
<context>
    <name>NoteHistory</name>
    <message>
        <source>today, {time}</source>
        <translation>اليوم، {time}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
</context>
<context>
    <name>NoteRows</name>
    <message>
        <source>Without a title</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Recovered words</source>
        <translation>كلمات مستردّة</translation>
    </message>
    <message>
        <source>{title}, {when}. {words} Tags: {tags}</source>
        <translation>{title}، {when}. {words} الوسوم: {tags}</translation>
    </message>
    <message>
        <source>{title}, {when}. {words}</source>
        <translation>{title}، {when}. {words}</translation>
    </message>
</context>
<context>
    <name>NotebookPage</name>
    <message>
        <source>The note is in the bin.</source>
        <translation>الملاحظة في السلة.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>These lessons are not on this laptop now. What you marked in them stays here, and finds its place again with the lesson.</source>
        <translation>هذه الدروس ليست على هذا الحاسوب الآن. علاماتك فيها تبقى هنا، وتعود إلى موضعها مع الدرس.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>إغلاق هذا الإشعار</translation>
    </message>
</context>
<context>
    <name>OptionRow</name>
    <message>
        <source>Your answer</source>
        <translation>إجابتك</translation>
    </message>
    <message>
        <source>Best answer</source>
        <translation>أفضل إجابة</translation>
    </message>
    <message>
        <source>Your answer, and the best</source>
        <translation>إجابتك، وهي الأفضل</translation>
    </message>
</context>
<context>
    <name>OwnPacePanel</name>
    <message>
        <source>Your own pace</source>
        <translation>بسرعتك أنت</translation>
    </message>
    <message>
        <source>Join with a code</source>
        <translation>الانضمام برمز</translation>
    </message>
    <message>
        <source>You are not in a cohort now. Nothing closes; take the time you need.</source>
        <translation>لا مجموعة لك الآن. لا شيء يُغلق. لك كل الوقت اللازم.</translation>
    </message>
    <message>
        <source>When the course team places you in one, its calendar appears here.</source>
        <translation>حين يضعك فريق الدورة في مجموعة يظهر تقويمها هنا.</translation>
    </message>
    <message>
        <source>Nothing closes; take the time you need. All you do stays on this laptop.</source>
        <translation>لا شيء يُغلق. لك كل الوقت اللازم. كل عملك يبقى على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>With a code from the course team you can join a cohort at any time. Its calendar appears here, and nothing you made is lost.</source>
        <translation>برمز من فريق الدورة يمكنك الانضمام إلى مجموعة في أي وقت. يظهر تقويمها هنا، ولا يُفقد شيء مما عملته.</translation>
    </message>
</context>
<context>
    <name>PaceCounts</name>
    <message numerus="yes">
        <source>You are %n activities behind.</source>
        <translation>
            <numerusform>أنت مع المجموعة.</numerusform>
            <numerusform>تسبقك المجموعة بنشاط واحد.</numerusform>
            <numerusform>تسبقك المجموعة بنشاطين.</numerusform>
            <numerusform>تسبقك المجموعة بـ %n أنشطة.</numerusform>
            <numerusform>تسبقك المجموعة بـ %n نشاطًا.</numerusform>
            <numerusform>تسبقك المجموعة بـ %n نشاط.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You are %n activities ahead.</source>
        <translation>
            <numerusform>أنت مع المجموعة.</numerusform>
            <numerusform>أنت أمام المجموعة بنشاط واحد.</numerusform>
            <numerusform>أنت أمام المجموعة بنشاطين.</numerusform>
            <numerusform>أنت أمام المجموعة بـ %n أنشطة.</numerusform>
            <numerusform>أنت أمام المجموعة بـ %n نشاطًا.</numerusform>
            <numerusform>أنت أمام المجموعة بـ %n نشاط.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PaceWords</name>
    <message>
        <source>Today is {day}.</source>
        <translation>اليوم {day}.</translation>
    </message>
    <message>
        <source>The course begins on {day}.</source>
        <translation>تبدأ الدورة يوم {day}.</translation>
    </message>
    <message>
        <source>The course ended on {day}.</source>
        <translation>انتهت الدورة يوم {day}.</translation>
    </message>
    <message>
        <source>All of it stays open to you.</source>
        <translation>تبقى كلها مفتوحة لك.</translation>
    </message>
    <message>
        <source>Nothing closes before {day}.</source>
        <translation>لا شيء يُغلق قبل {day}.</translation>
    </message>
    <message>
        <source>The cohort is in week {number}.</source>
        <translation>المجموعة في الأسبوع {number}.</translation>
    </message>
    <message>
        <source>The cohort is at lesson {number}.</source>
        <translation>المجموعة عند الدرس {number}.</translation>
    </message>
    <message>
        <source>The cohort is at the quiz of week {number}.</source>
        <translation>المجموعة عند أسئلة الأسبوع {number}.</translation>
    </message>
    <message>
        <source>The cohort is at “{title}”.</source>
        <translation>المجموعة عند «{title}».</translation>
    </message>
    <message>
        <source>You are with the cohort.</source>
        <translation>أنت مع المجموعة.</translation>
    </message>
</context>
<context>
    <name>PackWords</name>
    <message>
        <source>Week {number}  {title}</source>
        <translation>الأسبوع {number}  {title}</translation>
    </message>
    <message>
        <source>not the language you read in</source>
        <translation>ليست اللغة التي تقرأ بها</translation>
    </message>
    <message>
        <source>Version {version} is kept for a draft that began in it, {size}.</source>
        <translation>تبقى النسخة {version} من أجل مسودة بدأت فيها، {size}.</translation>
    </message>
    <message>
        <source>Update: {size}</source>
        <translation>تحديث: {size}</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Update ready</source>
        <translation>التحديث جاهز</translation>
    </message>
    <message>
        <source>Not whole yet</source>
        <translation>لم تكتمل بعد</translation>
    </message>
    <message>
        <source>Signature not valid</source>
        <translation>التوقيع غير صالح</translation>
    </message>
    <message>
        <source>Not updated</source>
        <translation>لم تُحدَّث</translation>
    </message>
    <message>
        <source>Not installed</source>
        <translation>لم تُثبَّت</translation>
    </message>
    <message>
        <source>Signed by the course team, key {key}</source>
        <translation>موقّعة من فريق الدورة، المفتاح {key}</translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation>لم تُنشر بعد</translation>
    </message>
    <message>
        <source>you can take it early</source>
        <translation>يمكنك أخذها قبل ذلك</translation>
    </message>
    <message>
        <source>Opens {day}</source>
        <translation>تُفتح {day}</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>ليست هنا بعد</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>تالفة</translation>
    </message>
    <message>
        <source>installed {day}</source>
        <translation>ثُبّتت {day}</translation>
    </message>
    <message>
        <source>version {version} is ready</source>
        <translation>النسخة {version} جاهزة</translation>
    </message>
    <message>
        <source>{part} here. Goes on from there.</source>
        <translation>{part} هنا. يتابع من هناك.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>النسخة {version}</translation>
    </message>
</context>
<context>
    <name>PacksPage</name>
    <message>
        <source>Packs</source>
        <translation>الحزم</translation>
    </message>
    <message>
        <source>Each pack is a part of the course that works without connection.</source>
        <translation>كل حزمة جزء من الدورة يعمل من دون اتصال.</translation>
    </message>
    <message>
        <source>No packs yet</source>
        <translation>لا حزم بعد</translation>
    </message>
    <message>
        <source>Check for new packs</source>
        <translation>البحث عن حزم جديدة</translation>
    </message>
    <message>
        <source>This list of packs was valid until {moment}.</source>
        <translation>كانت قائمة الحزم هذه صالحة حتى {moment}.</translation>
    </message>
    <message>
        <source>What is installed works as before. Connect, or import from a stick, to see what is new.</source>
        <translation>ما هو مثبّت يعمل كما كان. لمعرفة الجديد يلزم اتصال بالشبكة، أو استيراد من وحدة USB.</translation>
    </message>
    <message>
        <source>Packs use {used} on this laptop.</source>
        <translation>تشغل الحزم {used} على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>{size} of it are older versions that drafts still need.</source>
        <translation>منها {size} لنسخ أقدم ما زالت مسودات تحتاج إليها.</translation>
    </message>
    <message>
        <source>{free} are free.</source>
        <translation>المساحة المتاحة: {free}.</translation>
    </message>
    <message>
        <source>We last looked for new packs on {moment}.</source>
        <translation>آخر بحث عن حزم جديدة: {moment}.</translation>
    </message>
    <message>
        <source>Checking now</source>
        <translation>نبحث الآن</translation>
    </message>
    <message numerus="yes">
        <source>%n new packs can be installed.</source>
        <translation>
            <numerusform>لا حزم جديدة للتثبيت.</numerusform>
            <numerusform>حزمة جديدة واحدة جاهزة للتثبيت.</numerusform>
            <numerusform>حزمتان جديدتان جاهزتان للتثبيت.</numerusform>
            <numerusform>%n حزم جديدة جاهزة للتثبيت.</numerusform>
            <numerusform>%n حزمة جديدة جاهزة للتثبيت.</numerusform>
            <numerusform>%n حزمة جديدة جاهزة للتثبيت.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing new.</source>
        <translation>لا جديد.</translation>
    </message>
    <message>
        <source>The pack is on this laptop.</source>
        <translation>الحزمة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>{pack} is on this laptop.</source>
        <translation>{pack} على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The pack was removed.</source>
        <translation>أُزيلت الحزمة.</translation>
    </message>
    <message>
        <source>Packs come with the program, from the course team’s server, or on a stick from a colleague.</source>
        <translation>تأتي الحزم مع البرنامج، أو من خادم فريق الدورة، أو على وحدة USB من الزملاء.</translation>
    </message>
    <message>
        <source>Everything you wrote is still here.</source>
        <translation>كل ما كتبته ما زال هنا.</translation>
    </message>
</context>
<context>
    <name>PastNotice</name>
    <message>
        <source>The note as it was: {moment}.</source>
        <translation>الملاحظة كما كانت: {moment}.</translation>
    </message>
    <message>
        <source>It can be read here. What you wrote since is kept.</source>
        <translation>يمكن قراءتها هنا. ما كتبته بعدها محفوظ.</translation>
    </message>
    <message>
        <source>Use these words again</source>
        <translation>استعمال هذه الكلمات من جديد</translation>
    </message>
</context>
<context>
    <name>PersonButton</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>{name}: settings</source>
        <translation>{name}: الإعدادات</translation>
    </message>
</context>
<context>
    <name>PictureSheet</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>حفظ نسخة</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>الصورة التالية</translation>
    </message>
</context>
<context>
    <name>PracticeParts</name>
    <message>
        <source>Context</source>
        <translation>السياق</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>المشكلة</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>العمل</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>من</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>الدليل</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>الحدود</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>النقل</translation>
    </message>
    <message>
        <source>Where was it, and who was there? Roles, not names.</source>
        <translation>أين كان ذلك، ومن كان هناك؟ أدوار، لا أسماء.</translation>
    </message>
    <message>
        <source>What went wrong, or could have?</source>
        <translation>ما الذي ساء، أو كان يمكن أن يسوء؟</translation>
    </message>
    <message>
        <source>What did you do, step by step?</source>
        <translation>ما الذي فعلته، خطوة خطوة؟</translation>
    </message>
    <message>
        <source>Who agreed, who helped, who decided?</source>
        <translation>من وافق، ومن ساعد، ومن قرر؟</translation>
    </message>
    <message>
        <source>What changed, and how soon?</source>
        <translation>ما الذي تغيّر، وبعد كم من الوقت؟</translation>
    </message>
    <message>
        <source>How do you know? A log, minutes, a count.</source>
        <translation>كيف عرفت ذلك؟ سجل، أو محضر، أو عدد.</translation>
    </message>
    <message>
        <source>When does it not work?</source>
        <translation>متى لا تنجح؟</translation>
    </message>
    <message>
        <source>What should a colleague elsewhere do first?</source>
        <translation>ما أول خطوة للزملاء في مكان آخر؟</translation>
    </message>
</context>
<context>
    <name>PracticeRows</name>
    <message>
        <source>Without a title</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>لي</translation>
    </message>
</context>
<context>
    <name>PracticeSteps</name>
    <message>
        <source>Saved</source>
        <translation>حُفظت</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>مسودة</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>تنتظر</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>وصلت</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>قيد المراجعة</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>أُعيدت</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>نُشرت</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>سُحبت</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>لم تُقبل</translation>
    </message>
</context>
<context>
    <name>PracticesPage</name>
    <message>
        <source>Good practices</source>
        <translation>ممارسات جيدة</translation>
    </message>
    <message>
        <source>Short, tested, honest about limits</source>
        <translation>قصيرة، مجرّبة، صادقة في حدودها</translation>
    </message>
    <message>
        <source>Write a practice</source>
        <translation>كتابة ممارسة</translation>
    </message>
    <message>
        <source>All practices</source>
        <translation>كل الممارسات</translation>
    </message>
    <message>
        <source>Practices</source>
        <translation>الممارسات</translation>
    </message>
    <message>
        <source>The bin is empty</source>
        <translation>السلة فارغة</translation>
    </message>
    <message>
        <source>Deleted drafts stay here for 30 days.</source>
        <translation>تبقى المسودات المحذوفة هنا 30 يومًا.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>Take a filter away to see more.</source>
        <translation>لعرض المزيد يرجى إزالة أحد المرشحات.</translation>
    </message>
    <message>
        <source>No practices yet</source>
        <translation>لا ممارسات بعد</translation>
    </message>
    <message>
        <source>Write down one thing that worked. Eight short parts help you.</source>
        <translation>يمكنك كتابة شيء واحد نجح. تساعدك ثمانية أجزاء قصيرة.</translation>
    </message>
    <message>
        <source>The draft lies in the bin.</source>
        <translation>المسودة في السلة.</translation>
    </message>
    <message>
        <source>It stays there for 30 days.</source>
        <translation>تبقى هناك 30 يومًا.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>PreviewBar</name>
    <message>
        <source>This is a preview. The course team has not signed it.</source>
        <translation>هذه معاينة. لم يوقّعها فريق الدورة.</translation>
    </message>
    <message>
        <source>What you write or mark here is thrown away when you close the window.</source>
        <translation>كل كتابة أو علامة هنا تُحذف عند إغلاق النافذة.</translation>
    </message>
</context>
<context>
    <name>PreviewPane</name>
    <message>
        <source>Update now</source>
        <translation>التحديث الآن</translation>
    </message>
    <message>
        <source>Wait for a better connection</source>
        <translation>انتظار اتصال أفضل</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>ما سيتغيّر</translation>
    </message>
    <message>
        <source>We look at the new version. This takes a few kilobytes.</source>
        <translation>ننظر الآن في النسخة الجديدة. يلزم لذلك بضعة كيلوبايتات.</translation>
    </message>
    <message>
        <source>Nobody can say now what will change.</source>
        <translation>لا تمكن الآن معرفة ما سيتغيّر.</translation>
    </message>
    <message>
        <source>Free some space, then look at it again.</source>
        <translation>يرجى إخلاء بعض المساحة، ثم النظر مرة أخرى.</translation>
    </message>
</context>
<context>
    <name>QuestionArea</name>
    <message>
        <source>Choose</source>
        <translation>اختيار</translation>
    </message>
    <message>
        <source>My answer, as a number</source>
        <translation>إجابتي بالأرقام</translation>
    </message>
    <message>
        <source>For example: 12</source>
        <translation>مثلًا: 12</translation>
    </message>
    <message>
        <source>My answer</source>
        <translation>إجابتي</translation>
    </message>
    <message>
        <source>It is for you. Nobody grades it, and nobody sees it.</source>
        <translation>هي لك. لا أحد يقيّمها، ولا أحد يراها.</translation>
    </message>
    <message>
        <source>More than one answer fits. Choose all that do.</source>
        <translation>تصح أكثر من إجابة. يرجى اختيار كل ما يصح.</translation>
    </message>
    <message>
        <source>Choose what belongs to each.</source>
        <translation>يرجى اختيار ما يناسب كل واحد.</translation>
    </message>
    <message>
        <source>{left}: {right}</source>
        <translation>{left}: {right}</translation>
    </message>
    <message>
        <source>Best answer: {right}</source>
        <translation>أفضل إجابة: {right}</translation>
    </message>
    <message>
        <source>nothing chosen</source>
        <translation>لا اختيار</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>من {low} إلى {high}</translation>
    </message>
</context>
<context>
    <name>QuizPage</name>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>Saved after each answer</source>
        <translation>يُحفظ بعد كل إجابة</translation>
    </message>
    <message>
        <source>All questions answered</source>
        <translation>تمت الإجابة عن كل الأسئلة</translation>
    </message>
    <message>
        <source>Question {number} of {count}</source>
        <translation>السؤال {number} من {count}</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>السؤال السابق</translation>
    </message>
    <message>
        <source>Back to the questions</source>
        <translation>العودة إلى الأسئلة</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Back to the week</source>
        <translation>العودة إلى الأسبوع</translation>
    </message>
    <message>
        <source>Finish the quiz</source>
        <translation>إنهاء الأسئلة</translation>
    </message>
    <message>
        <source>This is my answer</source>
        <translation>هذه إجابتي</translation>
    </message>
    <message>
        <source>To the end</source>
        <translation>إلى النهاية</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>السؤال التالي</translation>
    </message>
    <message>
        <source>Give an answer first.</source>
        <translation>يرجى الإجابة أولًا.</translation>
    </message>
    <message>
        <source>You are asked this again</source>
        <translation>يعود هذا السؤال إليك</translation>
    </message>
    <message>
        <source>Ask me this again</source>
        <translation>إعادة هذا السؤال لاحقًا</translation>
    </message>
    <message>
        <source>You are asked this again in week {number}</source>
        <translation>يعود هذا السؤال إليك في الأسبوع {number}</translation>
    </message>
    <message>
        <source>Ask me this again in week {number}</source>
        <translation>إعادة هذا السؤال في الأسبوع {number}</translation>
    </message>
    <message>
        <source>Write a number, for example 8.</source>
        <translation>يرجى كتابة رقم، مثلًا 8.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Fieldbook</source>
        <translation>Fieldbook</translation>
    </message>
</context>
<context>
    <name>Reader</name>
    <message>
        <source>{kind} {number}</source>
        <translation>{kind} {number}</translation>
    </message>
    <message>
        <source>Week {number}, {title}</source>
        <translation>الأسبوع {number}، {title}</translation>
    </message>
    <message>
        <source>Principle</source>
        <translation>مبدأ</translation>
    </message>
    <message>
        <source>Field voice</source>
        <translation>صوت من الميدان</translation>
    </message>
    <message>
        <source>Check yourself</source>
        <translation>تحقق ذاتي</translation>
    </message>
    <message>
        <source>A real case</source>
        <translation>حالة حقيقية</translation>
    </message>
    <message>
        <source>After this lesson you can</source>
        <translation>بعد هذا الدرس يمكنك</translation>
    </message>
    <message>
        <source>Write my answer</source>
        <translation>كتابة إجابتي</translation>
    </message>
    <message>
        <source>Show our answer</source>
        <translation>عرض إجابتنا</translation>
    </message>
    <message>
        <source>Hide our answer</source>
        <translation>إخفاء إجابتنا</translation>
    </message>
    <message>
        <source>Our answer</source>
        <translation>إجابتنا</translation>
    </message>
    <message>
        <source>Figure {number}.</source>
        <translation>الشكل {number}.</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الحواشي</translation>
    </message>
    <message>
        <source>Source: {sources}</source>
        <translation>المصدر: {sources}</translation>
    </message>
    <message>
        <source>not reviewed yet</source>
        <translation>لم تُراجع بعد</translation>
    </message>
    <message>
        <source>Note {number}</source>
        <translation>الحاشية {number}</translation>
    </message>
    <message>
        <source>Select words first</source>
        <translation>يلزم تحديد كلمات أولًا</translation>
    </message>
    <message>
        <source>Draw over the words with the mouse. Or press the right arrow key to place the cursor, and Shift with the arrow keys to select. Then press H.</source>
        <translation>يمكن تحديد الكلمات بسحب الفأرة فوقها. أو بالضغط على سهم اليمين لوضع المؤشر، ثم Shift مع الأسهم للتحديد. بعد ذلك الضغط على H.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>البداية</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>Download</source>
        <translation>تنزيل</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>المحاولة من جديد</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>إصلاح</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>التنزيل الآن</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Wait for a better connection</source>
        <translation>انتظار اتصال أفضل</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>إخفاء</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>ما يتغيّر</translation>
    </message>
</context>
<context>
    <name>RowQuestion</name>
    <message>
        <source>Remove this pack from the laptop?</source>
        <translation>إزالة هذه الحزمة من الحاسوب؟</translation>
    </message>
    <message>
        <source>Remove the pack</source>
        <translation>إزالة الحزمة</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>إبقاء الحزمة</translation>
    </message>
    <message>
        <source>Stop this download?</source>
        <translation>إيقاف هذا التنزيل؟</translation>
    </message>
    <message>
        <source>Stop, and keep what is here</source>
        <translation>إيقاف مع إبقاء ما وصل</translation>
    </message>
    <message>
        <source>Remove what is here of this pack?</source>
        <translation>إزالة ما وصل من هذه الحزمة؟</translation>
    </message>
    <message>
        <source>{size} are here. If you remove them, they have to be downloaded again.</source>
        <translation>وصل {size}. بعد الإزالة يلزم تنزيل ذلك مرة أخرى.</translation>
    </message>
    <message>
        <source>Remove {size}</source>
        <translation>إزالة {size}</translation>
    </message>
    <message>
        <source>The pack needs {size}. Without your word it waits for another connection.</source>
        <translation>تحتاج الحزمة إلى {size}. من دون موافقتك تنتظر اتصالًا آخر.</translation>
    </message>
    <message>
        <source>This connection is paid by the byte. Download it now?</source>
        <translation>هذا الاتصال مدفوع حسب كمية البيانات. هل يبدأ التنزيل الآن؟</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>التنزيل الآن</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>انتظار</translation>
    </message>
    <message>
        <source>Your notes, highlights, answers and progress stay, and come back with the pack.</source>
        <translation>ملاحظاتك وتمييزاتك وإجاباتك وتقدمك تبقى، وتعود مع الحزمة.</translation>
    </message>
    <message>
        <source>To read it again you need its {size}.</source>
        <translation>لقراءتها مرة أخرى يلزم جلبها كلها: {size}.</translation>
    </message>
</context>
<context>
    <name>SavedState</name>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>حُفظت على هذا الحاسوب {time}</translation>
    </message>
    <message>
        <source>Saved when you pause</source>
        <translation>تُحفظ عند التوقف عن الكتابة</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم تُحفظ</translation>
    </message>
</context>
<context>
    <name>ScaleChoice</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Journey</source>
        <translation>المسار</translation>
    </message>
    <message>
        <source>Notebook</source>
        <translation>الدفتر</translation>
    </message>
    <message>
        <source>Good practices</source>
        <translation>ممارسات جيدة</translation>
    </message>
    <message>
        <source>Packs</source>
        <translation>الحزم</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>الدرس</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>الأسئلة</translation>
    </message>
    <message>
        <source>Sharing</source>
        <translation>المشاركة</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>What the course team sees</source>
        <translation>ما يراه فريق الدورة</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>مرحبًا</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Lessons</source>
        <translation>الدروس</translation>
    </message>
    <message>
        <source>My notes</source>
        <translation>ملاحظاتي</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>المصطلحات</translation>
    </message>
    <message>
        <source>Good practices</source>
        <translation>ممارسات جيدة</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Ctrl K</source>
        <translation>Ctrl K</translation>
    </message>
    <message>
        <source>Lessons, notes, glossary and good practices on this laptop</source>
        <translation>الدروس والملاحظات والمصطلحات والممارسات الجيدة على هذا الحاسوب</translation>
    </message>
</context>
<context>
    <name>SearchDialog</name>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Search in everything on this laptop</source>
        <translation>البحث في كل ما على هذا الحاسوب</translation>
    </message>
    <message>
        <source>&lt;b&gt;Enter&lt;/b&gt;  open</source>
        <translation>&lt;b&gt;Enter&lt;/b&gt;  فتح</translation>
    </message>
    <message>
        <source>&lt;b&gt;Up and Down&lt;/b&gt;  choose</source>
        <translation>&lt;b&gt;أعلى وأسفل&lt;/b&gt;  اختيار</translation>
    </message>
    <message>
        <source>&lt;b&gt;Esc&lt;/b&gt;  close</source>
        <translation>&lt;b&gt;Esc&lt;/b&gt;  إغلاق</translation>
    </message>
    <message numerus="yes">
        <source>%n results, all on this laptop</source>
        <translation>
            <numerusform>لا نتائج على هذا الحاسوب</numerusform>
            <numerusform>نتيجة واحدة، على هذا الحاسوب</numerusform>
            <numerusform>نتيجتان، كلتاهما على هذا الحاسوب</numerusform>
            <numerusform>%n نتائج، كلها على هذا الحاسوب</numerusform>
            <numerusform>%n نتيجة، كلها على هذا الحاسوب</numerusform>
            <numerusform>%n نتيجة، كلها على هذا الحاسوب</numerusform>
        </translation>
    </message>
    <message>
        <source>Lessons, your notes, the glossary and good practices. The beginning of a word is enough.</source>
        <translation>الدروس وملاحظاتك والمصطلحات والممارسات الجيدة. تكفي بداية الكلمة.</translation>
    </message>
    <message>
        <source>Nothing on this laptop has these words. Try fewer letters, or another word.</source>
        <translation>لا شيء على هذا الحاسوب فيه هذه الكلمات. يمكن تجربة حروف أقل، أو كلمة أخرى.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Empty the search</source>
        <translation>مسح البحث</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Changes are kept at once, on this laptop.</source>
        <translation>تُحفظ التغييرات فورًا، على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>عنك</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>The centre</source>
        <translation>المركز</translation>
    </message>
    <message>
        <source>Downloads</source>
        <translation>التنزيل</translation>
    </message>
    <message>
        <source>Your twelve words</source>
        <translation>كلماتك الاثنتا عشرة</translation>
    </message>
    <message>
        <source>What others see</source>
        <translation>ما يراه الآخرون</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>حجم كل شيء</translation>
    </message>
    <message>
        <source>Size of the text in lessons</source>
        <translation>حجم النص في الدروس</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>حركة أقل</translation>
    </message>
    <message>
        <source>Arabic-Indic digits in Arabic</source>
        <translation>الأرقام ٠١٢٣ في العربية</translation>
    </message>
    <message>
        <source>Finished activities with their dates, and the practices you submit.</source>
        <translation>الأنشطة المنجزة وتواريخها، والممارسات المقدَّمة.</translation>
    </message>
    <message>
        <source>How fast, at which hours, and over which connections.</source>
        <translation>بأي سرعة، وفي أي ساعات، وعلى أي اتصال.</translation>
    </message>
    <message>
        <source>Limits for packs</source>
        <translation>حدود الحزم</translation>
    </message>
    <message>
        <source>What the course team sees of me</source>
        <translation>ما يراه فريق الدورة عني</translation>
    </message>
</context>
<context>
    <name>ShortcutsHelp</name>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>SignerLine</name>
    <message>
        <source>Signed by the course team, key {key}</source>
        <translation>موقّعة من فريق الدورة، المفتاح {key}</translation>
    </message>
</context>
<context>
    <name>SizeQuestion</name>
    <message>
        <source>Make this picture smaller?</source>
        <translation>هل تُصغَّر هذه الصورة؟</translation>
    </message>
    <message>
        <source>{name} has {now}. Made smaller it has {then}, and a page in it can still be read.</source>
        <translation>حجم {name} هو {now}. بعد التصغير يصبح {then}، وتبقى الصفحة المصوَّرة مقروءة.</translation>
    </message>
    <message>
        <source>Make it smaller, {size}</source>
        <translation>تصغيرها، {size}</translation>
    </message>
    <message>
        <source>Keep it as it is, {size}</source>
        <translation>إبقاؤها كما هي، {size}</translation>
    </message>
    <message>
        <source>Do not add it</source>
        <translation>عدم إضافتها</translation>
    </message>
</context>
<context>
    <name>StateHeader</name>
    <message numerus="yes">
        <source>Sending and receiving. %n entries so far.</source>
        <translation>
            <numerusform>إرسال واستقبال. لا قيود حتى الآن.</numerusform>
            <numerusform>إرسال واستقبال. قيد واحد حتى الآن.</numerusform>
            <numerusform>إرسال واستقبال. قيدان حتى الآن.</numerusform>
            <numerusform>إرسال واستقبال. %n قيود حتى الآن.</numerusform>
            <numerusform>إرسال واستقبال. %n قيدًا حتى الآن.</numerusform>
            <numerusform>إرسال واستقبال. %n قيد حتى الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending {this} of {of}</source>
        <translation>إرسال {this} من {of}</translation>
    </message>
    <message>
        <source>Join with a code</source>
        <translation>الانضمام برمز</translation>
    </message>
    <message>
        <source>Trying now</source>
        <translation>نحاول الآن</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
</context>
<context>
    <name>StatePath</name>
    <message>
        <source>State: {state}</source>
        <translation>الحالة: {state}</translation>
    </message>
</context>
<context>
    <name>StepHead</name>
    <message>
        <source>Step {number} of {total}</source>
        <translation>الخطوة {number} من {total}</translation>
    </message>
</context>
<context>
    <name>StickCounts</name>
    <message numerus="yes">
        <source>Import %n packs</source>
        <translation>
            <numerusform>استيراد الحزم</numerusform>
            <numerusform>استيراد حزمة واحدة</numerusform>
            <numerusform>استيراد حزمتين</numerusform>
            <numerusform>استيراد %n حزم</numerusform>
            <numerusform>استيراد %n حزمة</numerusform>
            <numerusform>استيراد %n حزمة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copy %n packs to the stick</source>
        <translation>
            <numerusform>نسخ الحزم إلى وحدة USB</numerusform>
            <numerusform>نسخ حزمة واحدة إلى وحدة USB</numerusform>
            <numerusform>نسخ حزمتين إلى وحدة USB</numerusform>
            <numerusform>نسخ %n حزم إلى وحدة USB</numerusform>
            <numerusform>نسخ %n حزمة إلى وحدة USB</numerusform>
            <numerusform>نسخ %n حزمة إلى وحدة USB</numerusform>
        </translation>
    </message>
    <message>
        <source>No pack came to this laptop.</source>
        <translation>لم تصل حزمة إلى هذا الحاسوب.</translation>
    </message>
    <message numerus="yes">
        <source>%n packs came to this laptop.</source>
        <translation>
            <numerusform>لم تصل حزمة إلى هذا الحاسوب.</numerusform>
            <numerusform>وصلت حزمة واحدة إلى هذا الحاسوب.</numerusform>
            <numerusform>وصلت حزمتان إلى هذا الحاسوب.</numerusform>
            <numerusform>وصلت %n حزم إلى هذا الحاسوب.</numerusform>
            <numerusform>وصلت %n حزمة إلى هذا الحاسوب.</numerusform>
            <numerusform>وصلت %n حزمة إلى هذا الحاسوب.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can take the stick out now.</source>
        <translation>يمكنك نزع وحدة USB الآن.</translation>
    </message>
    <message numerus="yes">
        <source>%n packs are on the stick.</source>
        <translation>
            <numerusform>لا حزم على وحدة USB.</numerusform>
            <numerusform>حزمة واحدة على وحدة USB.</numerusform>
            <numerusform>حزمتان على وحدة USB.</numerusform>
            <numerusform>%n حزم على وحدة USB.</numerusform>
            <numerusform>%n حزمة على وحدة USB.</numerusform>
            <numerusform>%n حزمة على وحدة USB.</numerusform>
        </translation>
    </message>
    <message>
        <source>They were there already. You can take the stick out now.</source>
        <translation>كان ذلك هناك من قبل. يمكنك نزع وحدة USB الآن.</translation>
    </message>
    <message>
        <source>We wrote {size}. You can take the stick out now.</source>
        <translation>كتبنا {size}. يمكنك نزع وحدة USB الآن.</translation>
    </message>
</context>
<context>
    <name>StickDesk</name>
    <message>
        <source>Import from a USB stick</source>
        <translation>استيراد من وحدة USB</translation>
    </message>
    <message>
        <source>We check the signature before use.</source>
        <translation>نتحقق من التوقيع قبل الاستعمال.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>اختيار مجلد</translation>
    </message>
    <message>
        <source>Export to a USB stick</source>
        <translation>تصدير إلى وحدة USB</translation>
    </message>
    <message>
        <source>Packs only. Your notes stay here.</source>
        <translation>الحزم فقط. ملاحظاتك تبقى هنا.</translation>
    </message>
    <message>
        <source>There is no pack here yet.</source>
        <translation>لا حزمة هنا بعد.</translation>
    </message>
    <message>
        <source>Export packs</source>
        <translation>تصدير الحزم</translation>
    </message>
    <message>
        <source>Folder with packs</source>
        <translation>مجلد فيه حزم</translation>
    </message>
    <message>
        <source>Where the packs go</source>
        <translation>مجلد لحفظ الحزم</translation>
    </message>
</context>
<context>
    <name>StickPanel</name>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>StickWords</name>
    <message>
        <source>Not complete</source>
        <translation>غير مكتملة</translation>
    </message>
    <message>
        <source>New for you</source>
        <translation>جديدة لك</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>On this laptop</source>
        <translation>على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Older than yours</source>
        <translation>أقدم مما لديك</translation>
    </message>
    <message>
        <source>some of its files are not on the stick</source>
        <translation>بعض ملفاتها ليس على وحدة USB</translation>
    </message>
    <message>
        <source>you have version {version}</source>
        <translation>لديك النسخة {version}</translation>
    </message>
    <message>
        <source>you keep version {version}</source>
        <translation>تبقى لديك النسخة {version}</translation>
    </message>
    <message>
        <source>On this laptop now</source>
        <translation>صارت على هذا الحاسوب</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>لم تُؤخذ</translation>
    </message>
    <message>
        <source>The list on this stick was valid until {day}.</source>
        <translation>كانت القائمة على وحدة USB هذه صالحة حتى {day}.</translation>
    </message>
    <message>
        <source>We check every signature all the same. Whether there is something newer, only a connection can tell.</source>
        <translation>نتحقق من كل توقيع على كل حال. لا تمكن معرفة وجود شيء أحدث إلا باتصال بالشبكة.</translation>
    </message>
    <message>
        <source>This laptop knows a newer list of packs than this stick carries.</source>
        <translation>يعرف هذا الحاسوب قائمة حزم أحدث من القائمة على وحدة USB هذه.</translation>
    </message>
    <message>
        <source>Nothing goes back: only what is new for you is taken.</source>
        <translation>لا عودة إلى نسخ أقدم: لا يُؤخذ إلا ما هو جديد لك.</translation>
    </message>
</context>
<context>
    <name>SyncBadge</name>
    <message>
        <source>All saved on this laptop</source>
        <translation>كل شيء محفوظ هنا</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>محفوظ هنا</translation>
    </message>
    <message>
        <source>Not saved: look here</source>
        <translation>لم يُحفظ: التفاصيل هنا</translation>
    </message>
    <message>
        <source>Not saved: the disk is full</source>
        <translation>لم يُحفظ: القرص ممتلئ</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>لم يُحفظ</translation>
    </message>
    <message>
        <source>Sending {this} of {of}</source>
        <translation>إرسال {this} من {of}</translation>
    </message>
    <message>
        <source>The server said no: look here</source>
        <translation>رفض الخادم: التفاصيل هنا</translation>
    </message>
    <message>
        <source>Server said no</source>
        <translation>رفض الخادم</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>لا شيء ينتظر الإرسال</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>لا شيء ينتظر</translation>
    </message>
    <message>
        <source>Notes stay here: words wanted</source>
        <translation>الملاحظات تبقى هنا: تلزم الكلمات</translation>
    </message>
    <message>
        <source>Words wanted</source>
        <translation>تلزم الكلمات</translation>
    </message>
    <message>
        <source>Laptop lost: make new words</source>
        <translation>ضاع حاسوب: تلزم كلمات جديدة</translation>
    </message>
    <message>
        <source>Make new words</source>
        <translation>إنشاء كلمات جديدة</translation>
    </message>
    <message>
        <source>Notes here wait for words</source>
        <translation>ملاحظات هنا تنتظر الكلمات</translation>
    </message>
    <message>
        <source>Last contact {when}</source>
        <translation>آخر اتصال {when}</translation>
    </message>
    <message>
        <source>No contact yet</source>
        <translation>لا اتصال حتى الآن</translation>
    </message>
    <message>
        <source>Not joined to a course yet</source>
        <translation>لا انضمام إلى دورة بعد</translation>
    </message>
</context>
<context>
    <name>SyncCounts</name>
    <message numerus="yes">
        <source>The server did not accept %n items.</source>
        <translation>
            <numerusform>قبل الخادم كل العناصر.</numerusform>
            <numerusform>عنصر واحد لم يقبله الخادم.</numerusform>
            <numerusform>عنصران لم يقبلهما الخادم.</numerusform>
            <numerusform>%n عناصر لم يقبلها الخادم.</numerusform>
            <numerusform>%n عنصرًا لم يقبلها الخادم.</numerusform>
            <numerusform>%n عنصر لم يقبلها الخادم.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files wait to be sent, {size}.</source>
        <translation>
            <numerusform>لا ملف ينتظر الإرسال.</numerusform>
            <numerusform>ملف واحد ينتظر الإرسال، {size}.</numerusform>
            <numerusform>ملفان ينتظران الإرسال، {size}.</numerusform>
            <numerusform>%n ملفات تنتظر الإرسال، {size}.</numerusform>
            <numerusform>%n ملفًا تنتظر الإرسال، {size}.</numerusform>
            <numerusform>%n ملف تنتظر الإرسال، {size}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items wait to be sent, {size}.</source>
        <translation>
            <numerusform>لا شيء ينتظر الإرسال.</numerusform>
            <numerusform>عنصر واحد ينتظر الإرسال، {size}.</numerusform>
            <numerusform>عنصران ينتظران الإرسال، {size}.</numerusform>
            <numerusform>%n عناصر تنتظر الإرسال، {size}.</numerusform>
            <numerusform>%n عنصرًا تنتظر الإرسال، {size}.</numerusform>
            <numerusform>%n عنصر تنتظر الإرسال، {size}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncFiles</name>
    <message>
        <source>Your limits let them go on from {time}.</source>
        <translation>تتابع من الساعة {time}، حسب حدودك.</translation>
    </message>
    <message>
        <source>This connection is paid by the byte. They wait for another one.</source>
        <translation>هذا الاتصال مدفوع حسب كمية البيانات. تنتظر اتصالًا آخر.</translation>
    </message>
    <message>
        <source>The last try broke off. They go on from there at {time}.</source>
        <translation>انقطعت آخر محاولة. تتابع من حيث توقفت في الساعة {time}.</translation>
    </message>
    <message>
        <source>They wait for your twelve words, as your notes do.</source>
        <translation>تنتظر كلماتك الاثنتي عشرة، مثل ملاحظاتك.</translation>
    </message>
    <message>
        <source>After what you wrote, at most {size} a second, as your limits say.</source>
        <translation>بعد ما كتبته، وبسرعة لا تزيد على {size} في الثانية، حسب حدودك.</translation>
    </message>
    <message>
        <source>They come with the next exchange, after what you wrote.</source>
        <translation>تصل مع التبادل القادم، بعد ما كتبته.</translation>
    </message>
    <message>
        <source>They go with the next exchange, after what you wrote.</source>
        <translation>تُرسل مع التبادل القادم، بعد ما كتبته.</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Your items</source>
        <translation>عناصرك</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>هذا الحاسوب</translation>
    </message>
    <message>
        <source>Your code</source>
        <translation>رمزك</translation>
    </message>
    <message>
        <source>Received by the server.</source>
        <translation>وصل إلى الخادم.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>لا قيود</numerusform>
            <numerusform>قيد واحد</numerusform>
            <numerusform>قيدان</numerusform>
            <numerusform>%n قيود</numerusform>
            <numerusform>%n قيدًا</numerusform>
            <numerusform>%n قيد</numerusform>
        </translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>اليوم {time}</translation>
    </message>
    <message>
        <source>The server was reached at {time}.</source>
        <translation>تم الاتصال بالخادم في الساعة {time}.</translation>
    </message>
    <message numerus="yes">
        <source>%n new entries came from it.</source>
        <translation>
            <numerusform>لم يأت منه قيد جديد.</numerusform>
            <numerusform>جاء منه قيد جديد واحد.</numerusform>
            <numerusform>جاء منه قيدان جديدان.</numerusform>
            <numerusform>جاءت منه %n قيود جديدة.</numerusform>
            <numerusform>جاء منه %n قيدًا جديدًا.</numerusform>
            <numerusform>جاء منه %n قيد جديد.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of colleagues were delivered.</source>
        <translation>
            <numerusform>لم يُسلَّم ملف للزملاء.</numerusform>
            <numerusform>تم تسليم ملف واحد للزملاء.</numerusform>
            <numerusform>تم تسليم ملفين للزملاء.</numerusform>
            <numerusform>تم تسليم %n ملفات للزملاء.</numerusform>
            <numerusform>تم تسليم %n ملفًا للزملاء.</numerusform>
            <numerusform>تم تسليم %n ملف للزملاء.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs have reached the server.</source>
        <translation>
            <numerusform>لم يصل ملف إلى الخادم.</numerusform>
            <numerusform>وصل ملف واحد إلى الخادم.</numerusform>
            <numerusform>وصل ملفان إلى الخادم.</numerusform>
            <numerusform>وصلت %n ملفات إلى الخادم.</numerusform>
            <numerusform>وصل %n ملفًا إلى الخادم.</numerusform>
            <numerusform>وصل %n ملف إلى الخادم.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or PDFs came from it.</source>
        <translation>
            <numerusform>لم يأت منه ملف.</numerusform>
            <numerusform>جاء منه ملف واحد.</numerusform>
            <numerusform>جاء منه ملفان.</numerusform>
            <numerusform>جاءت منه %n ملفات.</numerusform>
            <numerusform>جاء منه %n ملفًا.</numerusform>
            <numerusform>جاء منه %n ملف.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your words were exchanged, but not all files.</source>
        <translation>تم تبادل كلماتك، لكن ليس كل الملفات.</translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>You have not joined a centre, so nothing leaves this laptop.</source>
        <translation>لا انضمام إلى مركز، لذلك لا شيء يغادر هذا الحاسوب.</translation>
    </message>
    <message>
        <source>With a code from the course team you can join at any time. Nothing you made is lost.</source>
        <translation>برمز من فريق الدورة يمكنك الانضمام في أي وقت. لا يُفقد شيء مما عملته.</translation>
    </message>
    <message>
        <source>today at {time}</source>
        <translation>اليوم في الساعة {time}</translation>
    </message>
    <message>
        <source>tomorrow at {time}</source>
        <translation>غدًا في الساعة {time}</translation>
    </message>
    <message>
        <source>yesterday at {time}</source>
        <translation>أمس في الساعة {time}</translation>
    </message>
    <message>
        <source>on {day} at {time}</source>
        <translation>يوم {day} في الساعة {time}</translation>
    </message>
    <message>
        <source>All your words have reached the server. Files wait.</source>
        <translation>وصلت كل كلماتك إلى الخادم. بقيت ملفات تنتظر.</translation>
    </message>
    <message>
        <source>All your words have reached the server, but not all your files.</source>
        <translation>وصلت كل كلماتك إلى الخادم، لكن ليس كل ملفاتك.</translation>
    </message>
    <message>
        <source>All you finished has reached the server.</source>
        <translation>كل ما أنجزته وصل إلى الخادم.</translation>
    </message>
    <message>
        <source>Everything you wrote is saved on this laptop.</source>
        <translation>كل ما كتبته محفوظ على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Not everything you wrote is saved.</source>
        <translation>ليس كل ما كتبته محفوظًا.</translation>
    </message>
    <message>
        <source>Nothing was deleted. See the reason below, change it and send it again.</source>
        <translation>لم يُحذف شيء. السبب مذكور أدناه. يرجى التغيير ثم الإرسال مرة أخرى.</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <translation>لا شيء ينتظر الإرسال.</translation>
    </message>
    <message>
        <source>The server has not been reached yet.</source>
        <translation>لم يتم الاتصال بالخادم بعد.</translation>
    </message>
    <message>
        <source>The server was last reached {when}.</source>
        <translation>كان آخر اتصال بالخادم {when}.</translation>
    </message>
    <message>
        <source>What you wrote for yourself goes once this laptop has your twelve words.</source>
        <translation>ما هو مكتوب لك وحدك يُرسل بعد أن تصير كلماتك الاثنتا عشرة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Next try: when there is a connection, or when you press “Try now”.</source>
        <translation>المحاولة القادمة: حين يوجد اتصال، أو عند الضغط على «المحاولة الآن».</translation>
    </message>
    <message>
        <source>Next try: {when}, or when you press “Try now”.</source>
        <translation>المحاولة القادمة: {when}، أو عند الضغط على «المحاولة الآن».</translation>
    </message>
    <message>
        <source>You can close the laptop; nothing is lost.</source>
        <translation>يمكنك إغلاق الحاسوب. لا يُفقد شيء.</translation>
    </message>
</context>
<context>
    <name>TagFilter</name>
    <message>
        <source>All {count}</source>
        <translation>الكل {count}</translation>
    </message>
    <message>
        <source>All notes</source>
        <translation>كل الملاحظات</translation>
    </message>
    <message>
        <source>more</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Notes with the tag {tag}: {count}</source>
        <translation>ملاحظات بالوسم {tag}: {count}</translation>
    </message>
    <message>
        <source>Deleted notes</source>
        <translation>الملاحظات المحذوفة</translation>
    </message>
    <message>
        <source>Bin {count}</source>
        <translation>السلة {count}</translation>
    </message>
    <message>
        <source>More tags</source>
        <translation>وسوم أخرى</translation>
    </message>
    <message>
        <source>#{tag}  {count}</source>
        <translation>#{tag}  {count}</translation>
    </message>
</context>
<context>
    <name>TagRow</name>
    <message>
        <source>Add a tag</source>
        <translation>إضافة وسم</translation>
    </message>
    <message>
        <source>Tag {tag}</source>
        <translation>الوسم {tag}</translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>معلومات عنك</translation>
    </message>
    <message>
        <source>What you finished</source>
        <translation>ما أنجزته</translation>
    </message>
    <message>
        <source>What you submitted</source>
        <translation>ما قدّمته</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>لا يُرى أبدًا</translation>
    </message>
    <message>
        <source>Nothing yet. A finished lesson or quiz appears here with its date.</source>
        <translation>لا شيء بعد. كل درس أو أسئلة تُنجز تظهر هنا بتاريخها.</translation>
    </message>
    <message>
        <source>Nothing yet. A good practice appears here when you submit it.</source>
        <translation>لا شيء بعد. تظهر الممارسة الجيدة هنا بعد تقديمها.</translation>
    </message>
    <message>
        <source>Your notes and highlights. They leave this laptop encrypted, for your own laptops only.</source>
        <translation>ملاحظاتك وتمييزاتك. تغادر هذا الحاسوب مشفّرة، ولا تصل إلا إلى حواسيبك.</translation>
    </message>
    <message>
        <source>Your answers in quizzes, right or wrong.</source>
        <translation>إجاباتك عن الأسئلة، صحيحة كانت أو خاطئة.</translation>
    </message>
    <message>
        <source>Drafts of practices, and what you deleted from them.</source>
        <translation>مسودات الممارسات، وما حذفته منها.</translation>
    </message>
    <message>
        <source>Where in a lesson you are, and how long you read.</source>
        <translation>موضعك في الدرس، ومدة القراءة.</translation>
    </message>
    <message>
        <source>What the course team sees of me</source>
        <translation>ما يراه فريق الدورة عني</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>المكان</translation>
    </message>
    <message>
        <source>Cohort</source>
        <translation>المجموعة</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>غير مذكور</translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>finished {day}</source>
        <translation>أُنجز {day}</translation>
    </message>
    <message>
        <source>finished {day}, not sent yet</source>
        <translation>أُنجز {day}، ولم يُرسل بعد</translation>
    </message>
    <message>
        <source>You have not joined a centre: nobody sees anything yet. This is what a course team would see.</source>
        <translation>لا انضمام إلى مركز: لا أحد يرى شيئًا حتى الآن. هذا ما كان سيراه فريق دورة.</translation>
    </message>
    <message>
        <source>Nothing was sent yet. This is all that will be.</source>
        <translation>لم يُرسل شيء بعد. هذا كل ما سيُرسل.</translation>
    </message>
    <message>
        <source>This is all. It was last sent {moment}.</source>
        <translation>هذا كل شيء. آخر إرسال: {moment}.</translation>
    </message>
</context>
<context>
    <name>TextSizePopover</name>
    <message>
        <source>{size} %</source>
        <translation>{size}%</translation>
    </message>
    <message>
        <source>Size of the lesson’s text</source>
        <translation>حجم نص الدرس</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>ورق</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>شمس</translation>
    </message>
    <message>
        <source>Lamp</source>
        <translation>مصباح</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Show under each paragraph what it rests on (S)</source>
        <translation>عرض ما تستند إليه كل فقرة تحتها (S)</translation>
    </message>
    <message>
        <source>F9 changes the colours on every page.</source>
        <translation>يغيّر F9 الألوان في كل صفحة.</translation>
    </message>
</context>
<context>
    <name>ThemeChoice</name>
    <message>
        <source>Theme</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Paper, for rooms</source>
        <translation>ورق، للغرف</translation>
    </message>
    <message>
        <source>Sun, outdoors</source>
        <translation>شمس، للعمل في الخارج</translation>
    </message>
    <message>
        <source>Lamp, at night</source>
        <translation>مصباح، لليل</translation>
    </message>
</context>
<context>
    <name>TimeCounts</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n ثانية</numerusform>
            <numerusform>ثانية واحدة</numerusform>
            <numerusform>ثانيتان</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتان</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Remove the bookmark (B)</source>
        <translation>إزالة العلامة المرجعية (B)</translation>
    </message>
    <message>
        <source>Set a bookmark (B)</source>
        <translation>وضع علامة مرجعية (B)</translation>
    </message>
    <message>
        <source>Contents of this lesson (C)</source>
        <translation>محتويات هذا الدرس (C)</translation>
    </message>
    <message>
        <source>Text size and colours (T)</source>
        <translation>حجم النص والألوان (T)</translation>
    </message>
    <message>
        <source>Highlight the selected words (H)</source>
        <translation>تمييز الكلمات المحددة (H)</translation>
    </message>
    <message>
        <source>Write a note (N)</source>
        <translation>كتابة ملاحظة (N)</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} من {count}</translation>
    </message>
    <message>
        <source>Section {number} of {count}</source>
        <translation>القسم {number} من {count}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
</context>
<context>
    <name>TransferLine</name>
    <message>
        <source>Update</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Download now</source>
        <translation>التنزيل الآن</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
</context>
<context>
    <name>TransferWords</name>
    <message>
        <source>{size}/s</source>
        <translation>{size}/ث</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>{share} %, paused</source>
        <translation>{share}%، متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>{share} %, waits</source>
        <translation>{share}%، تنتظر</translation>
    </message>
    <message>
        <source>{part} here. {waits}</source>
        <translation>{part} هنا. {waits}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقفة مؤقتًا</translation>
    </message>
    <message>
        <source>Waits until {time}</source>
        <translation>تنتظر حتى {time}</translation>
    </message>
    <message>
        <source>Asks you first</source>
        <translation>تنتظر موافقتك</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا اتصال</translation>
    </message>
    <message>
        <source>In the queue</source>
        <translation>في قائمة الانتظار</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>تنتظر</translation>
    </message>
    <message>
        <source>{part} here</source>
        <translation>{part} هنا</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>بقي {time}</translation>
    </message>
    <message>
        <source>Begins now</source>
        <translation>يبدأ الآن</translation>
    </message>
    <message>
        <source>Goes on from there.</source>
        <translation>يتابع من هناك.</translation>
    </message>
    <message>
        <source>Comes when you continue.</source>
        <translation>يبدأ عند المتابعة.</translation>
    </message>
    <message>
        <source>Goes on from {time}, as your limits say.</source>
        <translation>يتابع من {time}، حسب حدودك.</translation>
    </message>
    <message>
        <source>This connection is paid by the byte, and your limits say: never.</source>
        <translation>هذا الاتصال مدفوع حسب كمية البيانات، وحدودك تقول: أبدًا.</translation>
    </message>
    <message>
        <source>This connection is paid by the byte.</source>
        <translation>هذا الاتصال مدفوع حسب كمية البيانات.</translation>
    </message>
    <message>
        <source>Goes on when connected. We try again at {time}.</source>
        <translation>يتابع عند الاتصال. المحاولة القادمة: {time}.</translation>
    </message>
    <message>
        <source>Goes on when connected.</source>
        <translation>يتابع عند الاتصال.</translation>
    </message>
    <message>
        <source>Comes when the one before it is here.</source>
        <translation>يبدأ بعد وصول الحزمة التي قبلها.</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Open your work with the twelve words</source>
        <translation>فتح عملك بالكلمات الاثنتي عشرة</translation>
    </message>
    <message>
        <source>Twelve words, in their order</source>
        <translation>اثنتا عشرة كلمة، بترتيبها</translation>
    </message>
    <message>
        <source>From the sheet of paper.</source>
        <translation>من الورقة.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>UnsavedDialog</name>
    <message>
        <source>Your last words are not saved</source>
        <translation>كلماتك الأخيرة غير محفوظة</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>إغلاق من دون حفظ</translation>
    </message>
</context>
<context>
    <name>UnsavedNotice</name>
    <message>
        <source>{todo} Your text is still on the screen.</source>
        <translation>{todo} نصك ما زال على الشاشة.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Waiting to be shared</source>
        <translation>في انتظار المشاركة</translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>عنصر واحد</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%n عناصر</numerusform>
            <numerusform>%n عنصرًا</numerusform>
            <numerusform>%n عنصر</numerusform>
        </translation>
    </message>
    <message>
        <source>They are safe here. They go when the server can be reached.</source>
        <translation>هي محفوظة هنا. تُرسل عند الوصول إلى الخادم.</translation>
    </message>
    <message>
        <source>Nothing waits. What you finish goes when the server can be reached.</source>
        <translation>لا شيء ينتظر. ما يُنجز يُرسل عند الوصول إلى الخادم.</translation>
    </message>
    <message>
        <source>See all of them</source>
        <translation>عرض الكل</translation>
    </message>
</context>
<context>
    <name>WaysOn</name>
    <message>
        <source>{kind}: {title}</source>
        <translation>{kind}: {title}</translation>
    </message>
</context>
<context>
    <name>WeekList</name>
    <message>
        <source>Weeks of the course</source>
        <translation>أسابيع الدورة</translation>
    </message>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>Open. Press to fold it.</source>
        <translation>مفتوح. الضغط لطيّه.</translation>
    </message>
    <message>
        <source>Press to show its activities.</source>
        <translation>الضغط لعرض أنشطته.</translation>
    </message>
    <message>
        <source>Press to see its pack.</source>
        <translation>الضغط لعرض حزمته.</translation>
    </message>
</context>
<context>
    <name>WeekRowWidget</name>
    <message>
        <source>Week {number}</source>
        <translation>الأسبوع {number}</translation>
    </message>
    <message>
        <source>Not here yet</source>
        <translation>ليس هنا بعد</translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share}%</translation>
    </message>
    <message>
        <source>{part} here</source>
        <translation>{part} هنا</translation>
    </message>
    <message>
        <source>Damaged: install it again</source>
        <translation>تالف: يلزم تثبيته من جديد</translation>
    </message>
    <message>
        <source>Opens {day}</source>
        <translation>يُفتح {day}</translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation>أُنجز {day}</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>بقي نحو {time}</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>أُنجز {done} من {total}</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{screen} – Fieldbook</source>
        <translation>{screen} – Fieldbook</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{size} KB</source>
        <translation>{size} ك.ب</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} م.ب</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <translation>{size} غ.ب</translation>
    </message>
    <message>
        <source>{here} of {size}</source>
        <translation>{here} من {size}</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} د</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} س</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} س و{minutes} د</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} ث</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} د و{seconds} ث</translation>
    </message>
    <message>
        <source>{first}–{last}</source>
        <translation>{first}–{last}</translation>
    </message>
    <message>
        <source>{first} – {last}</source>
        <translation>{first} – {last}</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}، {time}</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>درس</translation>
    </message>
    <message>
        <source>Testimony</source>
        <translation>شهادة</translation>
    </message>
    <message>
        <source>Quiz</source>
        <translation>أسئلة</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>قصة</translation>
    </message>
    <message>
        <source>Worksheet</source>
        <translation>ورقة عمل</translation>
    </message>
    <message>
        <source>Debate</source>
        <translation>مناظرة</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>ملخص</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Good practice</source>
        <translation>ممارسة جيدة</translation>
    </message>
    <message>
        <source>Finished activity</source>
        <translation>نشاط منجز</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>الملف الشخصي</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>غير ذلك</translation>
    </message>
</context>
<context>
    <name>WordsCard</name>
    <message>
        <source>Use these words</source>
        <translation>استعمال هذه الكلمات</translation>
    </message>
    <message>
        <source>Make new words</source>
        <translation>إنشاء كلمات جديدة</translation>
    </message>
    <message>
        <source>I do not have these words</source>
        <translation>ليست لدي هذه الكلمات</translation>
    </message>
    <message>
        <source>Your other laptop was reported lost</source>
        <translation>تم الإبلاغ عن ضياع حاسوبك الآخر</translation>
    </message>
    <message>
        <source>It knows your recovery words. With new ones it cannot read what you write from now on.</source>
        <translation>يعرف كلمات الاستعادة الخاصة بك. بكلمات جديدة لا يمكنه قراءة ما تكتبه من الآن.</translation>
    </message>
    <message>
        <source>Notes from your other laptop are here, and wait for its new recovery words. If no other laptop of yours has made any, make new ones here.</source>
        <translation>هنا ملاحظات من حاسوبك الآخر، وتنتظر كلمات الاستعادة الجديدة منه. إذا لم يُنشئها أي حاسوب آخر لك، يرجى إنشاء كلمات جديدة هنا.</translation>
    </message>
    <message>
        <source>Notes from your other laptop are here, and wait for its recovery words</source>
        <translation>هنا ملاحظات من حاسوبك الآخر، وتنتظر كلمات الاستعادة منه</translation>
    </message>
    <message>
        <source>This laptop waits for the recovery words of your other one</source>
        <translation>ينتظر هذا الحاسوب كلمات الاستعادة من حاسوبك الآخر</translation>
    </message>
    <message>
        <source>Until then the notes, marks and drafts that you write here stay on this laptop.</source>
        <translation>حتى ذلك الحين تبقى على هذا الحاسوب الملاحظات والعلامات والمسودات التي تكتبها هنا.</translation>
    </message>
    <message>
        <source>This laptop was not given the newest words. What you write here is sent all the same.</source>
        <translation>لم تُعطَ أحدث الكلمات لهذا الحاسوب. ما تكتبه هنا يُرسل على كل حال.</translation>
    </message>
</context>
<context>
    <name>WordsField</name>
    <message>
        <source>The twelve words of your other laptop</source>
        <translation>كلمات حاسوبك الآخر الاثنتا عشرة</translation>
    </message>
    <message>
        <source>In their order, with a space between. Your other laptop shows them in Settings.</source>
        <translation>بترتيبها، وبينها مسافات. يعرضها حاسوبك الآخر في الإعدادات.</translation>
    </message>
    <message>
        <source>All twelve words are needed, in their order.</source>
        <translation>تلزم الكلمات الاثنتا عشرة كلها، بترتيبها.</translation>
    </message>
    <message>
        <source>All twelve words are right.</source>
        <translation>الكلمات الاثنتا عشرة كلها صحيحة.</translation>
    </message>
    <message>
        <source>{count} of {needed} words</source>
        <translation>{count} من {needed} كلمة</translation>
    </message>
    <message>
        <source>Word {number}, “{word}”, is not one of the words there are.</source>
        <translation>الكلمة رقم {number}، «{word}»، ليست من الكلمات الممكنة.</translation>
    </message>
    <message>
        <source>Perhaps “{word}”?</source>
        <translation>ربما «{word}»؟</translation>
    </message>
    <message>
        <source>{what} {todo}</source>
        <translation>{what} {todo}</translation>
    </message>
    <message numerus="yes">
        <source>These are %n words. Twelve are needed.</source>
        <translation>
            <numerusform>لا كلمات هنا. تلزم اثنتا عشرة كلمة.</numerusform>
            <numerusform>هذه كلمة واحدة. تلزم اثنتا عشرة كلمة.</numerusform>
            <numerusform>هاتان كلمتان. تلزم اثنتا عشرة كلمة.</numerusform>
            <numerusform>هذه %n كلمات. تلزم اثنتا عشرة كلمة.</numerusform>
            <numerusform>هذه %n كلمة. تلزم اثنتا عشرة كلمة.</numerusform>
            <numerusform>هذه %n كلمة. تلزم اثنتا عشرة كلمة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of these words can be right, but together they are not: one stands for another, or two changed places.</source>
        <translation>كل كلمة من هذه الكلمات ممكنة، لكنها معًا غير صحيحة: كلمة حلّت محل أخرى، أو تبادلت كلمتان مكانيهما.</translation>
    </message>
</context>
<context>
    <name>WordsPanel</name>
    <message>
        <source>Keep them on paper, away from this laptop. With them you open your profile on another laptop and read your private notes again. Nobody else can give them to you: without this laptop and without these words your private notes are lost.</source>
        <translation>مكانها ورقة بعيدة عن هذا الحاسوب. بها يمكنك فتح ملفك الشخصي على حاسوب آخر وقراءة ملاحظاتك الخاصة من جديد. لا يستطيع أحد غيرك أن يعطيك إياها: من دون هذا الحاسوب ومن دون هذه الكلمات تُفقد ملاحظاتك الخاصة.</translation>
    </message>
    <message>
        <source>Print the words</source>
        <translation>طباعة الكلمات</translation>
    </message>
    <message>
        <source>Keep this sheet away from the laptop. Type the words in this order when Fieldbook asks for them.</source>
        <translation>يرجى حفظ هذه الورقة بعيدًا عن الحاسوب، وكتابة الكلمات بهذا الترتيب حين يطلبها Fieldbook.</translation>
    </message>
    <message>
        <source>Twelve words for Fieldbook</source>
        <translation>اثنتا عشرة كلمة لبرنامج Fieldbook</translation>
    </message>
</context>
<context>
    <name>WordsSection</name>
    <message>
        <source>They open your work on another laptop. Look around before you show them.</source>
        <translation>تفتح عملك على حاسوب آخر. يرجى التأكد ممن حولك قبل عرضها.</translation>
    </message>
    <message>
        <source>Show my twelve words</source>
        <translation>عرض كلماتي الاثنتي عشرة</translation>
    </message>
    <message>
        <source>Hide the words</source>
        <translation>إخفاء الكلمات</translation>
    </message>
</context>
<context>
    <name>WordsSheet</name>
    <message>
        <source>Your twelve words</source>
        <translation>كلماتك الاثنتا عشرة</translation>
    </message>
</context>
<context>
    <name>WordsStep</name>
    <message>
        <source>Write down twelve words</source>
        <translation>كتابة اثنتي عشرة كلمة على ورق</translation>
    </message>
    <message>
        <source>They are the key to your private notes. If this laptop is lost, they open your work on another.</source>
        <translation>هي مفتاح ملاحظاتك الخاصة. إذا ضاع هذا الحاسوب فهي تفتح عملك على حاسوب آخر.</translation>
    </message>
    <message>
        <source>I have the words on paper, in this order</source>
        <translation>الكلمات عندي على ورق، بهذا الترتيب</translation>
    </message>
    <message>
        <source>Open the course</source>
        <translation>فتح الدورة</translation>
    </message>
    <message>
        <source>First write the words down or print them, then tick the box.</source>
        <translation>يرجى أولًا كتابة الكلمات على ورق أو طباعتها، ثم وضع علامة في المربع.</translation>
    </message>
</context>
<context>
    <name>YouSection</name>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>الدور</translation>
    </message>
    <message>
        <source>For example: field coordinator, liaison officer</source>
        <translation>مثلًا: التنسيق الميداني، مهام الاتصال</translation>
    </message>
    <message>
        <source>Place or region</source>
        <translation>المكان أو المنطقة</translation>
    </message>
    <message>
        <source>As exact as is safe. A region is enough.</source>
        <translation>بالدقة التي لا خطر فيها. المنطقة تكفي.</translation>
    </message>
    <message>
        <source>Write your name, for example Amina Diallo.</source>
        <translation>يرجى كتابة اسمك، مثلًا أمينة ديالو.</translation>
    </message>
</context>
<context>
    <name>YouStep</name>
    <message>
        <source>Welcome to Fieldbook</source>
        <translation>مرحبًا بك في Fieldbook</translation>
    </message>
    <message>
        <source>A six-week course that works without a connection. What you write stays on this laptop first.</source>
        <translation>دورة من ستة أسابيع تعمل من دون اتصال. ما تتم كتابته يبقى أولًا على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>اسمك</translation>
    </message>
    <message>
        <source>As colleagues know you. They see it beside what you publish.</source>
        <translation>كما يعرفك الزملاء. يرونه بجانب ما يُنشر لك.</translation>
    </message>
    <message>
        <source>Your role, if you like</source>
        <translation>دورك، وهو اختياري</translation>
    </message>
    <message>
        <source>For example: field coordinator, liaison officer</source>
        <translation>مثلًا: التنسيق الميداني، مهام الاتصال</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Write your name, for example Amina Diallo.</source>
        <translation>يرجى كتابة اسمك، مثلًا أمينة ديالو.</translation>
    </message>
</context>
<context>
    <name>_Exchange</name>
    <message>
        <source>{up} sent, {down} received</source>
        <translation>أُرسل {up}، ووصل {down}</translation>
    </message>
</context>
<context>
    <name>_ItemRow</name>
    <message>
        <source>The server did not accept it: {reason}</source>
        <translation>لم يقبله الخادم: {reason}</translation>
    </message>
    <message>
        <source>Edit and send again</source>
        <translation>تعديل وإرسال من جديد</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>ينتظر</translation>
    </message>
    <message>
        <source>The server did not accept it.</source>
        <translation>لم يقبله الخادم.</translation>
    </message>
</context>
<context>
    <name>_Privacy</name>
    <message>
        <source>Private. Only you can read it.</source>
        <translation>خاصة. لا يقرؤها أحد غيرك.</translation>
    </message>
</context>
<context>
    <name>_RemoveQuestion</name>
    <message>
        <source>It goes from all your laptops and from the centre. There is no bin for files.</source>
        <translation>يُزال من كل حواسيبك ومن المركز. لا سلة للملفات.</translation>
    </message>
    <message>
        <source>It goes from this draft on all your laptops. There is no bin for files. What you sent before keeps it until you take that back.</source>
        <translation>يُزال من هذه المسودة على كل حواسيبك. لا سلة للملفات. ما أُرسل من قبل يحتفظ به إلى أن يُسحب.</translation>
    </message>
    <message>
        <source>Remove this file?</source>
        <translation>هل يُزال هذا الملف؟</translation>
    </message>
    <message>
        <source>Remove the file</source>
        <translation>إزالة الملف</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>إبقاؤه</translation>
    </message>
</context>
<context>
    <name>_SelectBox</name>
    <message>
        <source>{label}: {choice}</source>
        <translation>{label}: {choice}</translation>
    </message>
</context>
</TS>
